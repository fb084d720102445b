import { listOf, mapOf, oneOrMore } from "../parse/values/combinators";
import { text } from "../parse/values/plain";
import { reference } from "../parse/values/references";

/** A reference to a release. */
export const releaseRef = reference("the id of a release", "beta", "release");
/** A reference to an objective. */
export const objectiveRef = reference("the id of an objective", "less-drop-off", "objective");
/** A reference to a metric. */
export const metricRef = reference("the id of a metric", "checkout-conversion", "metric");
/** A reference to a persona. */
export const personaRef = reference("the id of a persona", "small-shop", "persona");
/** A reference to a calendar. */
export const calendarRef = reference("the id of a calendar", "part-time", "calendar");
/** A reference to anything that feedback or a finding may be about. */
export const aboutRefs = oneOrMore(reference("the id of what it is about", "one-click", "task", "backlog", "objective", "release"));
/** A list of words. */
export const tags = listOf(text, "a list such as [web, payments]");
/** A list of addresses. */
export const links = listOf(text, "a list of addresses such as [https://example.org/42]");
/** One text or a list of them. */
export const texts = oneOrMore(text);
/** Codes of problems with the reason why they are silenced. */
export const allowed = mapOf(text, "codes with a reason, such as {missed-deadline: agreed with sales}", "{missed-deadline: agreed with sales}", (code) =>
  /^[a-z]+(?:-[a-z]+)*$/.test(code) ? undefined : { wrong: `\`${code.slice(0, 60)}\` is no code of a problem; codes look like missed-deadline.` });
