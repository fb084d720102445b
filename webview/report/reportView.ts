import { reportFor } from "../../src/core/view/report/reportAudience";
import type { ReportData } from "../../src/core/view/report/reportData";
import { reportDocument } from "../../src/core/view/report/reportDocument";
import type { ReportDocument } from "../../src/core/view/report/reportShape";
import { reportHtml } from "../../src/core/view/report/reportHtml";
import { reportMarkdown } from "../../src/core/view/report/reportMarkdown";
import { toolButton } from "../shared/controls";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { menuButton } from "../shared/menu";
import type { MenuItem } from "../shared/menu";
import type { PicturePorts, PictureView } from "../shared/pictureView";
import { drawReport } from "./draw";

/** What survives a reload. */
export interface SavedReport {
  readonly plan: string;
  /** The word of an audience, or the id of a stakeholder. */
  readonly audience: string;
  readonly top: number;
}

interface State {
  data: ReportData;
  audience: string;
}

/** The report of one plan as its reader would have it: figures at the top, then section by section; each line leads to its source. */
export function createReportView(view: HTMLElement, first: ReportData, saved: SavedReport | undefined, ports: PicturePorts<SavedReport>): PictureView<ReportData> {
  const state: State = { data: first, audience: saved?.audience ?? "team" };
  const root = element("div", { class: "report", attributes: { role: "region", "aria-label": t("Report"), tabindex: "-1" } });
  const save = (): void => { ports.save({ plan: state.data.plan, audience: state.audience, top: root.scrollTop }); };
  const shown = (): ReportDocument => reportDocument(reportOf(state), { say: t, dates: ports.words });
  const toolbar = createToolbar(state, shown, ports, (audience) => {
    state.audience = audience;
    root.scrollTop = 0;
    draw();
  });
  const draw = (): void => {
    const { scrollTop } = root;
    const focus = document.activeElement instanceof HTMLElement && root.contains(document.activeElement) ? document.activeElement.dataset : undefined;
    root.replaceChildren(...drawReport(shown()));
    root.scrollTop = scrollTop;
    if (focus !== undefined) [...root.querySelectorAll<HTMLElement>("button")].find(({ dataset }) => dataset["key"] === focus["key"])?.focus({ preventScroll: true });
    toolbar.show();
    save();
  };
  view.append(toolbar.node, root);
  root.addEventListener("click", (event) => { follow(event, root, ports); });
  root.addEventListener("scrollend", save);
  draw();
  root.scrollTop = saved?.top ?? 0;
  return {
    root,
    toolbar: toolbar.node,
    show: (data) => {
      state.data = data;
      draw();
    },
    followCursor: (id) => {
      for (const row of root.querySelectorAll<HTMLElement>("tr[data-row]")) row.classList.toggle("cursor", row.dataset["row"] === id);
    },
  };
}

/** The report for the chosen reader; for the team where the plan has that reader no more. */
function reportOf({ data, audience }: State): ReportData {
  return reportFor(data, audience) ?? data;
}

/** A line leads to its source, a figure to its section; what has none leads to the plan. */
function follow(event: MouseEvent, root: HTMLElement, ports: PicturePorts<SavedReport>): void {
  const target = event.target instanceof Element ? event.target.closest<HTMLElement>("button[data-key]") : null;
  if (target === null) return;
  const { go = "", section = "" } = target.dataset;
  const part = section === "" ? null : root.querySelector<HTMLElement>(`section[data-section="${CSS.escape(section)}"]`);
  if (go !== "") ports.reveal(go, event.detail === 0);
  else if (part === null) ports.openPlan();
  else {
    part.scrollIntoView({ block: "start" });
    part.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  }
}

interface Toolbar {
  readonly node: HTMLElement;
  show(): void;
}

function createToolbar(state: State, shown: () => ReportDocument, ports: PicturePorts<SavedReport>, choose: (audience: string) => void): Toolbar {
  const name = element("span", { class: "name" });
  const reader = element("span", { class: "figures" });
  const audience = (value: string, label: string): MenuItem => ({ label, kind: "radio", on: state.audience === value, run: () => { choose(value); } });
  const readers = menuButton(t("Whom the report is for"), "account", t("For"), () => [
    { title: t("Audience"), items: [audience("team", t("The team")), audience("sponsor", t("Sponsors")), audience("customer", t("Customers"))] },
    { title: t("Stakeholders"), items: state.data.stakeholders.slice(0, 30).map(({ id, title }) => audience(id, title)) },
  ]);
  const markdown = (): string => reportMarkdown(shown(), t);
  const copy = toolButton(t("Copy the report as Markdown"), "copy", () => { void ports.give({ kind: "copy", text: markdown() }); }, t("Copy"));
  const exported = menuButton(t("Save the report"), "export", t("Save"), () => [{
    title: t("Save"),
    items: [
      { label: t("Save as Markdown"), kind: "action", run: () => { void ports.give({ kind: "markdown", text: markdown() }); } },
      { label: t("Save as a page (HTML)"), kind: "action", run: () => { void ports.give({ kind: "html", text: reportHtml(shown(), { say: t, language: document.documentElement.lang || "en" }) }); } },
    ],
  }]);
  exported.node.classList.add("export");
  return {
    node: element("div", { class: "toolbar", attributes: { role: "toolbar", "aria-label": t("Report") }, children: [name, reader, element("span", { class: "gap" }), readers.node, copy, exported.node] }),
    show: () => {
      name.textContent = state.data.title;
      name.title = state.data.title;
      reader.textContent = shown().subtitle;
      readers.set(state.audience !== "team");
    },
  };
}
