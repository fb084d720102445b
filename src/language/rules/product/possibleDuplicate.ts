import type { KeptItem } from "../../../core/model/items";
import type { Plan } from "../../../core/model/plan";
import type { Item } from "../../../core/model/source";
import { voicesOf, type Voice } from "../../../core/product/discovery";
import { alikeTexts, type NamedText } from "../../../core/product/duplicates";
import { idPlace } from "../places";
import type { Rule } from "../rule";
import { nounOf } from "../sections";
import { code, nameOf } from "../wording";

/** An idea or a piece of feedback says much the same as an earlier one. */
export const possibleDuplicate: Rule = {
  code: "possible-duplicate",
  doc: {
    title: "It says much the same as an earlier one",
    meaning:
      "The title of an idea has at least three words in common with that of an earlier one, which are at least three in five of all words of both; or the text of "
      + "feedback is that much like an earlier one of the same person, or like the title of an idea that it is not `about`. The same wish from somebody else is "
      + "demand, not a duplicate. At most fifty are pointed out.",
    fix: "Merge the two into one, or say with `about` what the feedback belongs to.",
    before: `plan: Twice
start: 2026-01-05
as-of: none
backlog:
  export: {title: Export the orders as CSV}
  csv: {title: CSV export of the orders}
tasks:
  build: {duration: 3d}
`,
    after: `plan: Once
start: 2026-01-05
as-of: none
backlog:
  export: {title: Export the orders as CSV}
tasks:
  build: {duration: 3d}
`,
  },
  check({ plan }, report) {
    const feedback = plan.kept.get("feedback");
    if (plan.backlog.size + (feedback?.size ?? 0) < 2) return;
    const voices = new Map(voicesOf(plan).filter(({ section }) => section === "feedback").map((one) => [one.id, one]));
    for (const { id, like } of alikeTexts(textsOf(plan, voices), (one, other) => mayBeSame(one, other, voices))) {
      const [item, other] = [itemOf(plan, feedback, id), itemOf(plan, feedback, like)];
      if (item === undefined || other === undefined) continue;
      const isSaid = item.section === "feedback" && other.section === "backlog";
      report({
        message: isSaid
          ? `This says much the same as the idea ${nameOf(other)}; if it is, write ${code(`about: ${other.id}`)}`
          : `This says much the same as the ${nounOf(other.section)} ${nameOf(other)}; if it is, make one of the two`,
        at: idPlace(item),
        related: [{ message: "The earlier one stands here.", at: idPlace(other) }],
      });
    }
  },
};

/** Ids of feedback may be those of ideas, so that the names carry their section. */
function textsOf(plan: Plan, voices: ReadonlyMap<string, Voice>): readonly NamedText[] {
  return [
    ...[...plan.backlog.values()].flatMap(({ id, title }) => (title === undefined ? [] : [{ id: `backlog ${id}`, text: title }])),
    ...[...voices.values()].map(({ id, text }) => ({ id: `feedback ${id}`, text })),
  ];
}

function itemOf(plan: Plan, feedback: ReadonlyMap<string, KeptItem> | undefined, name: string): Item | undefined {
  const [section, id = ""] = name.split(" ");
  return section === "backlog" ? plan.backlog.get(id) : feedback?.get(id);
}

function mayBeSame(one: string, other: string, voices: ReadonlyMap<string, Voice>): boolean {
  const said = one.startsWith("feedback ") ? voices.get(one.slice("feedback ".length)) : undefined;
  if (said === undefined) return true;
  if (other.startsWith("backlog ")) return !said.about.includes(other.slice("backlog ".length));
  const before = voices.get(other.slice("feedback ".length));
  return before !== undefined && before.from.join() === said.from.join();
}
