import { l10n, window } from "vscode";
import { MINUTES_PER_DAY } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import { addFeedback, likelySubject } from "../../language/edits/addFeedback";
import type { Clock } from "../clock";
import { isolated } from "../isolated";
import type { LivePlans } from "../livePlans";
import { choosePlan } from "./choosePlan";

/** Given by whoever calls the command with more than a person has typed; what is given is not asked for. */
interface Given {
  readonly plan?: string;
  readonly text?: string;
  readonly from?: string;
  readonly about?: string;
}

/** Asks for what was said, by whom and what about, and appends it to the plan's feedback. Answers the id of what was added. */
export async function captureFeedback(plans: LivePlans, clock: Clock, argument: unknown): Promise<{ readonly plan: string; readonly id: string } | undefined> {
  const given = givenBy(argument);
  const plan = await choosePlan(plans, given.plan);
  if (plan === undefined) return undefined;
  const title = l10n.t("Feedback to {0}", isolated(plan.title));
  const text = given.text ?? await window.showInputBox({ title, prompt: l10n.t("What was said?"), placeHolder: l10n.t("We retype the card every time") });
  if (text === undefined || text.trim() === "") return undefined;
  const from = given.from ?? (given.text === undefined ? await window.showInputBox({ title, prompt: l10n.t("Who said it? Enter leaves it open."), placeHolder: "ACME" }) : "");
  if (from === undefined) return undefined;
  const about = given.about ?? (given.text === undefined ? await chooseSubject(plan, title, text) : "");
  if (about === undefined) return undefined;
  const current = plans.current().snapshot;
  const change = addFeedback(current, current.planById(plan.id) ?? plan, { text, from, day: Math.floor(clock.today() / MINUTES_PER_DAY), ...(about === "" ? {} : { about }) });
  const result = change.kind === "refused" ? change : await plans.apply(change);
  if (change.kind === "refused" || result.kind === "refused") {
    void window.showWarningMessage(result.kind === "refused" ? result.message : "");
    return undefined;
  }
  const id = change.items[0]?.id ?? "";
  window.setStatusBarMessage(l10n.t("Added the feedback {0}", id), 5000);
  return { plan: plan.id, id };
}

function givenBy(argument: unknown): Given {
  if (typeof argument !== "object" || argument === null) return {};
  const text = (key: string): string | undefined => {
    const value: unknown = (argument as Readonly<Record<string, unknown>>)[key];
    return typeof value === "string" ? value : undefined;
  };
  const given = { plan: text("plan"), text: text("text"), from: text("from"), about: text("about") };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** An idea of the backlog, the one that the text is like first; empty for none, undefined when the person went away. */
async function chooseSubject(plan: Plan, title: string, text: string): Promise<string | undefined> {
  const ideas = [...plan.backlog.values()];
  if (ideas.length === 0) return "";
  const likely = likelySubject(plan, text);
  const lines = ideas.map(({ id, title: idea }) => ({ label: escaped(idea ?? id), description: id === likely ? l10n.t("{0} · sounds like it", id) : id, id }));
  const none = { label: l10n.t("None of them"), description: "", id: "" };
  const found = likely === undefined ? [] : lines.filter(({ id }) => id === likely);
  const rest = lines.filter(({ id }) => id !== likely);
  return (await window.showQuickPick([...found, none, ...rest], { title, placeHolder: l10n.t("What is it about?"), matchOnDescription: true }))?.id;
}

/** Signs of a codicon in a title are letters. */
function escaped(text: string): string {
  return isolated(text).replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g, "\\$&");
}
