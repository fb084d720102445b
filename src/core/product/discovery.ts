import type { KeptItem } from "../model/items";
import type { DateValue, DayNumber } from "../model/instant";
import type { Plan } from "../model/plan";
import type { Ref } from "../model/values";
import type { Schedule, ScheduledTask } from "../schedule/result";
import { titleOf, wordsOfId } from "../view/titles";

/** Something that somebody said, or that was found out. */
export interface Voice {
  readonly id: string;
  readonly section: "feedback" | "research";
  readonly text: string;
  /** Who said it; of a finding everyone who was asked. */
  readonly from: readonly string[];
  readonly source?: string;
  readonly day?: DayNumber;
  readonly weight: number;
  readonly persona?: string;
  /** Ids of what it is about. */
  readonly about: readonly string[];
}

/** Feedback and findings of a plan in its order. */
export function voicesOf(plan: Plan): readonly Voice[] {
  const of = (section: Voice["section"]): readonly Voice[] => [...(plan.kept.get(section)?.values() ?? [])].map((item) => voiceOf(plan, item, section));
  return [...of("feedback"), ...of("research")];
}

function voiceOf(plan: Plan, item: KeptItem, section: Voice["section"]): Voice {
  const get = (key: string): unknown => item.values.get(key);
  const said = textOf(get("text")) ?? textOf(get("finding")) ?? textOf(get("title"));
  const source = textOf(get("source")) ?? textOf(get("kind"));
  const [weight, date, [persona]] = [get("weight"), get("date"), idOf(plan, get("persona"))];
  return {
    id: item.id, section, text: said ?? wordsOfId(item.id), from: [...listOf(get("from")), ...listOf(get("with"))].filter((one) => typeof one === "string"),
    weight: typeof weight === "number" ? weight : 1, about: listOf(get("about")).flatMap((ref) => idOf(plan, ref)),
    ...(source === undefined ? {} : { source }), ...(isDate(date) ? { day: date.day } : {}), ...(persona === undefined ? {} : { persona }),
  };
}

/** What a persona said through others, and what that is about. */
export interface PersonaFigures {
  readonly id: string;
  readonly title: string;
  readonly role?: string;
  readonly goals: readonly string[];
  readonly pains: readonly string[];
  readonly weight: number;
  readonly voices: number;
  /** Weights of its voices by what they are about, the heaviest first. */
  readonly wants: readonly { readonly id: string; readonly weight: number }[];
}

/** The personas of a plan in its order. */
export function personasOf(plan: Plan, voices: readonly Voice[] = voicesOf(plan)): readonly PersonaFigures[] {
  return [...(plan.kept.get("personas")?.values() ?? [])].map(({ id, values }) => {
    const own = voices.filter(({ persona }) => persona === id);
    const wants = new Map<string, number>();
    for (const { about, weight } of own) for (const one of about) wants.set(one, (wants.get(one) ?? 0) + weight);
    const [role, weight] = [textOf(values.get("role")), values.get("weight")];
    return {
      id, title: textOf(values.get("title")) ?? wordsOfId(id), ...(role === undefined ? {} : { role }), goals: textsOf(values.get("goals")), pains: textsOf(values.get("pains")),
      weight: typeof weight === "number" ? weight : 1, voices: own.length, wants: [...wants].map(([about, sum]) => ({ id: about, weight: sum })).sort((a, b) => b.weight - a.weight),
    };
  });
}

/** How far somebody is with a feature. Ours may be on the way; of others that is not known. */
export type FeatureState = "yes" | "partly" | "no" | "planned" | "unknown";

/** Features against those who have them. */
export interface FeatureTable {
  readonly competitors: readonly { readonly id: string; readonly title: string; readonly weight: number }[];
  readonly rows: readonly {
    readonly feature: string;
    readonly title: string;
    /** Of this plan, where the feature is named by the id of an idea or a task. */
    readonly ours: FeatureState;
    /** In the order of the competitors. */
    readonly theirs: readonly FeatureState[];
  }[];
}

/** How far work is; none that is not dropped is no. */
function stateOf(work: readonly ScheduledTask[]): FeatureState {
  const kept = work.filter(({ dropped }) => !dropped);
  if (kept.length === 0) return "no";
  return kept.every(({ finished }) => finished) ? "yes" : kept.some(({ started }) => started) ? "partly" : "planned";
}

/** What the competitors of a plan can, feature by feature in the order in which they are named. */
export function featureTable({ plan, tasks }: Schedule): FeatureTable {
  const rivals = [...(plan.kept.get("competitors")?.values() ?? [])];
  const features = new Set(rivals.flatMap(({ values }) => [...featuresOf(values).keys()]));
  const realised = new Map<string, ScheduledTask[]>();
  for (const { item: { backlog }, index } of plan.tasks) {
    const task = tasks[index];
    if (backlog === undefined || task === undefined || (backlog.plan !== undefined && backlog.plan !== plan.id)) continue;
    realised.set(backlog.id, [...(realised.get(backlog.id) ?? []), task]);
  }
  return {
    competitors: rivals.map(({ id, values }) => {
      const weight = values.get("weight");
      return { id, title: textOf(values.get("title")) ?? wordsOfId(id), weight: typeof weight === "number" ? weight : 1 };
    }),
    rows: [...features].map((feature) => {
      const node = plan.tasks[plan.taskIndex.get(feature) ?? -1];
      const task = tasks[node?.index ?? -1];
      const idea = plan.backlog.get(feature);
      const work = task !== undefined ? [task] : idea === undefined ? undefined : (realised.get(feature) ?? []);
      return {
        feature, title: node === undefined ? (idea?.title ?? wordsOfId(feature)) : titleOf(node), ours: work === undefined ? "unknown" : stateOf(work),
        theirs: rivals.map(({ values }) => featuresOf(values).get(feature) ?? "unknown"),
      };
    }),
  };
}

function featuresOf(values: KeptItem["values"]): ReadonlyMap<string, FeatureState> {
  const written = values.get("features");
  return written instanceof Map ? (written as ReadonlyMap<string, FeatureState>) : new Map();
}

function idOf(plan: Plan, ref: unknown): readonly string[] {
  if (typeof ref !== "object" || ref === null || !("id" in ref)) return [];
  const { id, plan: other } = ref as Ref;
  return other === undefined || other === plan.id ? [id] : [];
}

function isDate(value: unknown): value is DateValue {
  return typeof value === "object" && value !== null && "day" in value;
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((one) => typeof one === "string");
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
