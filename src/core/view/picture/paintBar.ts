import type { Drawn } from "../drawn";
import type { Ink } from "./palette";
import { hatch, SMALL } from "./svg";
import type { SvgNode } from "./svg";

type Look = SvgNode["attributes"];

/** A bar as the live view draws it, with its colours written on it. What is there for the pointer alone is left out. */
export function paintBar({ children = [] }: Drawn, state: string, ink: Ink): readonly SvgNode[] {
  const states = new Set(state.split(" "));
  return children.flatMap((mark) => painted(mark, states, ink));
}

function painted({ name, tag, attributes, text, children = [] }: Drawn, states: ReadonlySet<string>, ink: Ink): readonly SvgNode[] {
  if (name === "resize") return [];
  if (name === "hatch") return [hatched(attributes, ink)];
  if (tag === "text") return [label({ attributes, text, children }, states, ink)];
  const { class: _, ...kept } = attributes;
  const seen = Object.fromEntries(Object.entries(kept).filter(([key]) => !key.startsWith("data-") && key !== "pointer-events"));
  return [{ tag, attributes: { ...seen, ...lookOf(name, states, ink) } }];
}

function hatched({ x, y, width, height }: Drawn["attributes"], ink: Ink): SvgNode {
  return { tag: "path", attributes: { d: hatch(Number(x), Number(y), Number(width), Number(height)), fill: "none", stroke: ink.blocked, "stroke-width": 1.5 } };
}

/** What is written in or beside a bar; parts without words leave no gap. */
function label({ attributes, text, children }: Pick<Drawn, "attributes"> & { readonly text: string | undefined; readonly children: readonly Drawn[] }, states: ReadonlySet<string>, ink: Ink): SvgNode {
  const place = { x: attributes["x"], y: Number(attributes["y"]) + SMALL * 0.35 - 0.5, "font-size": SMALL, fill: states.has("finished") || states.has("dropped") ? ink.muted : ink.text };
  if (children.length === 0) return { tag: "text", attributes: place, text: text ?? "" };
  return {
    tag: "text",
    attributes: place,
    children: children.map(({ name, attributes: { dx }, text: part }): SvgNode => ({
      tag: "tspan",
      attributes: { dx, ...(name === "slip" ? { fill: ink.lateText, "font-weight": 600 } : name === "who" || name === "chance" ? { fill: ink.muted } : {}) },
      text: part ?? "",
    })),
  };
}

function lookOf(name: string, states: ReadonlySet<string>, ink: Ink): Look {
  switch (name) {
    case "body": return bodyLook(states, ink);
    case "progress": return { fill: states.has("dropped") ? "none" : states.has("critical") ? ink.criticalDone : ink.barDone };
    case "overdue": return { fill: ink.lateFill, stroke: ink.late };
    case "corner": return { fill: ink.late };
    case "check": return { fill: "none", stroke: ink.done, "stroke-width": 1.8 };
    case "slack": return { fill: "none", stroke: ink.slack };
    case "off": return { fill: ink.text, "fill-opacity": 0.06 };
    case "whisker": return { fill: "none", stroke: ink.text, "stroke-opacity": 0.75 };
    case "p80": return { fill: "none", stroke: ink.text, "stroke-width": 2 };
    case "baseline": return { fill: ink.baseline };
    case "held from":
    case "held until":
    case "held fixed": return { fill: "none", stroke: ink.muted, "stroke-width": 1.2 };
    case "due": return states.has("late") ? { fill: ink.late, stroke: ink.late } : { fill: ink.muted, stroke: ink.muted };
    case "bracket": return { fill: states.has("finished") ? ink.doneEdge : ink.summary, ...(states.has("critical") ? { stroke: ink.critical, "stroke-width": 1.5 } : {}) };
    case "bracket-done": return { fill: ink.bar };
    case "diamond": return diamondLook(states, ink);
    default: return { fill: "none", stroke: ink.baseline };
  }
}

function bodyLook(states: ReadonlySet<string>, ink: Ink): Look {
  if (states.has("finished")) return { fill: ink.doneFill, stroke: ink.doneEdge };
  if (states.has("dropped")) return { fill: "none", stroke: ink.muted, "stroke-dasharray": "3 2" };
  if (states.has("critical")) return { fill: ink.criticalFill, stroke: ink.critical, "stroke-width": 2 };
  return states.has("near-critical") ? { fill: ink.barFill, stroke: ink.nearCritical, "stroke-width": 1.5 } : { fill: ink.barFill, stroke: ink.barEdge };
}

function diamondLook(states: ReadonlySet<string>, ink: Ink): Look {
  if (states.has("late")) return { fill: ink.lateFill, stroke: ink.late, "stroke-width": 1.5 };
  if (states.has("finished")) return { fill: ink.doneFill, stroke: ink.done, "stroke-width": 1.5 };
  return states.has("critical") ? { fill: ink.milestoneFill, stroke: ink.critical, "stroke-width": 2 } : { fill: ink.milestoneFill, stroke: ink.milestone, "stroke-width": 1.5 };
}
