import { equal } from "node:assert/strict";
import { ENGLISH_DATES, pictureWords } from "../../src/core/view/picture/pictureWords";
import { forecastWords } from "../../webview/metrics/words";
import { figureWords, hitWords } from "../../webview/health/words";
import { ideaCount } from "../../webview/priorities/words";
import { dateFormat, dateWords } from "../../webview/shared/dates";
import { dayCount } from "../../webview/shared/l10n";
import { pointCount } from "../../webview/sprints/chart";
import { NOW } from "../core/view/support";

const dates = dateFormat(dateWords("en"), NOW);
const { say } = pictureWords(ENGLISH_DATES);

describe("one of a thing is not many", () => {
  const cases: readonly (readonly [said: string, wanted: string])[] = [
    [dayCount(1), "1 day"], [dayCount(2), "2 days"], [dayCount(0), "0 days"],
    [pointCount(1), "1 point"], [pointCount(1.04), "1 point"], [pointCount(1.1), "1.1 points"], [pointCount(13), "13 points"],
    [ideaCount(1), "1 idea"], [ideaCount(5), "5 ideas"],
    [forecastWords({ by: 20_000, forecast: 20_001, state: "off-track" } as Parameters<typeof forecastWords>[0], dates).replace(/^.*, /, ""), "1 day late"],
    [forecastWords({ by: 20_000, forecast: 19_999, state: "on-track" } as Parameters<typeof forecastWords>[0], dates).replace(/^.*, /, ""), "1 day early"],
    [forecastWords({ by: 20_000, forecast: 20_002, state: "off-track" } as Parameters<typeof forecastWords>[0], dates).replace(/^.*, /, ""), "2 days late"],
    [hitWords("stale", { days: 1 } as Parameters<typeof hitWords>[1]), "running for 1 day"], [hitWords("long-tasks", { days: 44 } as Parameters<typeof hitWords>[1]), "44 days"],
    [hitWords("negative-slack", { days: -2.6 } as Parameters<typeof hitWords>[1]), "−2.6 days"], [figureWords({ unit: "index", figure: -0.254 } as Parameters<typeof figureWords>[0]), "−0.25"],
    [hitWords("merges", { count: 1 } as Parameters<typeof hitWords>[1]), "1 predecessor"],
    [say("moreTasks", 1), "… and 1 more task"], [say("moreTasks", 2), "… and 2 more tasks"], [say("moreDays", 1), "… 1 more day has no room"],
    [say("moreMilestones", 1), "… and 1 more milestone"], [say("daysLate", 1, "5 Jan"), "1 day after the target 5 Jan"], [say("daysEarly", 3, "5 Jan"), "3 days before the target 5 Jan"],
  ];
  for (const [said, wanted] of cases) it(wanted, () => { equal(said, wanted); });
});
