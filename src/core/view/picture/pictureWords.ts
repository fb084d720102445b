import type { DateWords } from "../dates";

/** Every word that pictures say, in English; `{0}`, `{1}` stand for values. */
const ENGLISH = {
  today: "Today",
  status: "Status {0}",
  target: "Target {0}",
  ontoTarget: "target {0}",
  missesTarget: "misses target {0}",
  late: "late",
  someLate: "{0} late",
  someBlocked: "{0} blocked",
  task: "Task",
  start: "Start",
  finish: "Finish",
  moreTasks: "… and {0} more tasks",
  moreLanes: "… and {0} more lanes",
  moreCards: "and {0} more",
  moreRows: "… and {0} more",
  moreDays: "… {0} more days have no room",
  moreWeeks: "… {0} more weeks have no room",
  moreMonths: "… {0} more months have no room",
  moreMilestones: "… and {0} more milestones",
  noTasks: "This plan has no tasks yet.",
  noLanes: "This plan has nothing to put on a roadmap yet.",
  noPeople: "Nobody is named in this plan yet.",
  percentDone: "{0}% done",
  critical: "critical",
  blocked: "blocked",
  done: "done",
  dropped: "dropped",
  slack: "slack",
  deadline: "deadline",
  held: "held by a date",
  baseline: "baseline",
  whisker: "P10 to P90, tick at P80",
  milestone: "milestone",
  dayOff: "day off",
  promised: "Promised {0}",
  released: "Released {0}",
  doneOn: "Done {0}",
  forecast: "Forecast {0}",
  early: "{0}d early",
  onTheDay: "on the day",
  noRelease: "In no release",
  noObjective: "For no objective",
  noTeam: "Of no team",
  noTheme: "Without a theme",
  atRisk: "at risk",
  noWork: "No work yet",
  promise: "promise",
  forecastFinish: "Forecast finish",
  daysLate: "{0} days after the target {1}",
  daysEarly: "{0} days before the target {1}",
  onTarget: "on the target {0}",
  noTarget: "no target is set",
  progress: "Progress",
  running: "{0} in progress",
  tasksDone: "{0} of {1} tasks done",
  nextMilestones: "Next milestones",
  noMilestones: "No milestones ahead",
  noneLate: "none late",
  noneBlocked: "none blocked",
  todo: "To do",
  doing: "Doing",
  review: "Review",
  columnBlocked: "Blocked",
  columnDone: "Done",
  columnDropped: "Dropped",
  overLimit: "over the limit",
  due: "due {0}",
  lateCard: "+{0}d, {1}",
  nobody: "Nobody",
  laneNoRelease: "No release",
  laneNoSprint: "No sprint",
  laneNoObjective: "No objective",
  sprint: "Sprint {0}",
  hours: "Hours",
  people: "People",
  teams: "Teams",
  roles: "Roles",
  equipment: "Equipment",
  overCapacity: "over capacity",
  someOver: "{0} over capacity",
  threats: "Threats",
  opportunities: "Opportunities",
  beforeResponse: "Before response",
  afterResponse: "After response",
  openRisks: "{0} open",
  happenedRisks: "{0} happened",
  noRisks: "This plan has no risks yet.",
} as const;

/** What they say of one alone. */
const ENGLISH_ONE: Readonly<Partial<Record<PictureWord, string>>> = {
  moreTasks: "… and 1 more task",
  moreDays: "… 1 more day has no room",
  moreWeeks: "… 1 more week has no room",
  moreMonths: "… 1 more month has no room",
  moreMilestones: "… and 1 more milestone",
  daysLate: "1 day after the target {1}",
  daysEarly: "1 day before the target {1}",
};

/** A thing that pictures say. */
export type PictureWord = keyof typeof ENGLISH;

/** The words of pictures in one language, with the names of months and days. */
export interface PictureWords {
  readonly dates: DateWords;
  /** The words for a thing, with its values put in. */
  readonly say: (word: PictureWord, ...values: readonly (string | number)[]) => string;
}

/** The words of a language, by what it has for each English text; it may have none, and then the English ones stand. */
export function pictureWords(dates: DateWords, translated: (english: string) => string = (english) => english): PictureWords {
  return {
    dates,
    say: (word, ...values) => translated((values[0] === 1 ? ENGLISH_ONE[word] : undefined) ?? ENGLISH[word]).replace(/\{(\d)\}/g, (_, place: string) => {
      const value = values[Number(place)] ?? "";
      return typeof value === "number" ? grouped(value) : value;
    }),
  };
}

/** "9 900": thousands apart. */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, " ");
}

/** English names of months and days, for whoever knows no language. */
export const ENGLISH_DATES: DateWords = {
  months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  longMonths: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};
