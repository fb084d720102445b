import { formatDay } from "../../core/calendar/civil";
import type { DayNumber } from "../../core/model/instant";
import type { AddItems } from "../../core/model/planChange";
import type { Plan } from "../../core/model/plan";
import { alikeTexts } from "../../core/product/duplicates";
import type { Snapshot } from "../snapshotTypes";
import { freshId } from "../write/freshId";
import { quoteText } from "../write/quoteText";
import { refuse, type Refusal } from "./attempt";

/** What somebody said. */
export interface NewFeedback {
  readonly text: string;
  readonly from?: string;
  /** Id of what it is about. */
  readonly about?: string;
  readonly day: DayNumber;
}

const LONGEST_TEXT = 2000;
const LONGEST_NAME = 200;
/** Words of the text that its id is made from. */
const WORDS_OF_ID = 5;

/** The change that adds feedback at the end of that section, which comes into being where there is none. */
export function addFeedback(snapshot: Snapshot, plan: Plan, { text, from, about, day }: NewFeedback): AddItems | Refusal {
  const [said, by] = [text.trim(), from?.trim() ?? ""];
  if (!/[\p{L}\p{N}]/u.test(said)) return refuse("Say what was said: the text is missing.");
  if (said.length > LONGEST_TEXT) return refuse(`The text is longer than ${String(LONGEST_TEXT)} letters: write it into the plan.`);
  if (by.length > LONGEST_NAME) return refuse(`The name is longer than ${String(LONGEST_NAME)} letters: write it into the plan.`);
  if (about !== undefined && !plan.byId.has(about)) return refuse("What it is about is no longer in the plan.");
  const keys: (readonly [string, string])[] = [
    ...(by === "" ? [] : [["from", quoteText(by, "flow")] as const]), ["date", formatDay(day)], ["text", quoteText(said, "flow")], ...(about === undefined ? [] : [["about", about] as const]),
  ];
  const title = `${by} ${said}`.split(/\s+/).slice(0, WORDS_OF_ID).join(" ");
  const taken = new Set(plan.kept.get("feedback")?.keys());
  return { kind: "add-items", plan: plan.id, section: "feedback", items: [{ id: freshId(snapshot, title, keys.map((pair) => pair.join(" ")).join("\n"), "feedback", taken), keys }] };
}

/** The idea of the backlog whose title is most like what was said, if any is. */
export function likelySubject(plan: Plan, text: string): string | undefined {
  const ideas = [...plan.backlog.values()].flatMap(({ id, title }) => (title === undefined ? [] : [{ id, text: title }]));
  return alikeTexts([...ideas, { id: "", text }], (id) => id === "").find(({ id }) => id === "")?.like;
}
