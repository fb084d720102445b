import { civilDate, dayOf } from "../calendar/civil";
import type { Schedule } from "../schedule/result";
import { markdownText } from "../view/markdownText";
import { INTERNAL, tagsOfTasks } from "../view/roadmapPlacing";
import { titleOf } from "../view/titles";

/** The parts of release notes and the tags that put an item there; what bears none of them is new. */
const PARTS: readonly { readonly title: string; readonly tags: readonly string[] }[] = [
  { title: "New", tags: [] },
  { title: "Better", tags: ["improvement", "improved", "change", "performance", "ux"] },
  { title: "Fixed", tags: ["fix", "bug", "bugfix", "defect"] },
];

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/**
 * A draft of what to tell customers about a release, in Markdown: its finished work in plain words, by tag, without what
 * bears the tag `internal`. A summary whose work is all in the release stands for it. Milestones say nothing to customers.
 * What is not finished comes last, to be taken out. Undefined for a release that the plan lacks.
 */
export function releaseNotes(schedule: Schedule, id: string): string | undefined {
  const { plan } = schedule;
  const release = plan.releases.get(id);
  if (release === undefined) return undefined;
  const items = itemsOf(schedule, id);
  const done = items.filter(({ finished }) => finished);
  const open = items.filter(({ finished }) => !finished);
  const notes = release.notes?.trim();
  const blocks = [
    `# ${markdownText(release.title ?? id)}`,
    dateLine(release.released ?? release.date, release.released !== undefined),
    ...(notes === undefined || notes === "" ? [] : [notes.split(/\n\s*\n/).map((part) => markdownText(part.trim())).join("\n\n")]),
    ...PARTS.map(({ title }) => section(title, done.filter((item) => item.part === title).map((item) => item.title))),
    ...(done.length === 0 ? ["Nothing of this release is finished yet."] : []),
    section("Not finished yet (take this out before you publish)", open.map(({ title }) => title)),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

interface NoteItem {
  readonly title: string;
  readonly part: string;
  readonly finished: boolean;
}

function itemsOf(schedule: Schedule, release: string): readonly NoteItem[] {
  const { plan, tasks } = schedule;
  const tags = tagsOfTasks(plan);
  const items: NoteItem[] = [];
  for (let index = 0; index < tasks.length; index += 1) {
    const [task, node] = [tasks[index], plan.tasks[index]];
    if (task === undefined || node === undefined || task.dropped || task.kind === "milestone" || node.risk !== undefined) continue;
    if (task.kind === "summary" && !leavesOf(schedule, index, node.end).every((leaf) => leaf.release === release)) continue;
    if (task.kind === "task" && task.release !== release) continue;
    const own = (tags[index] ?? []).map((tag) => tag.toLowerCase());
    if (!own.includes(INTERNAL)) {
      const part = PARTS.find((one) => one.tags.some((tag) => own.includes(tag)))?.title ?? "New";
      items.push({ title: sentence(titleOf(node)), part, finished: task.finished });
    }
    // What stands below is part of what was said.
    index = node.end - 1;
  }
  return items;
}

function leavesOf({ tasks }: Schedule, index: number, end: number): readonly { readonly release?: string }[] {
  const leaves = tasks.slice(index + 1, end).filter(({ kind, dropped }) => kind === "task" && !dropped);
  return leaves.length === 0 ? [{}] : leaves;
}

/** A title as a line for people: begins with a capital, without the key of a tracker. */
function sentence(title: string): string {
  const words = title.replace(/^\[?[A-Z][A-Z0-9]+-\d+\]?:?\s+/, "").trim();
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `## ${title}\n\n${lines.map((line) => `- ${markdownText(line)}`).join("\n")}`;
}

function dateLine(date: { readonly day: number } | undefined, out: boolean): string {
  if (date === undefined) return "";
  const { year, month, day } = civilDate(dayOf(date.day * 1440));
  return `${out ? "Released" : "Planned for"} ${String(day)} ${MONTHS[month - 1] ?? ""} ${String(year)}`;
}
