import "./metrics.css";
import { metricsPages, metricsPicture } from "../../src/core/view/picture/metricsPicture";
import { hasFields, isFlag, isNumber, isText } from "../../src/protocol/guards";
import { isMetricsNote } from "../../src/protocol/metricsMessages";
import { t } from "../shared/l10n";
import { startPictureView } from "../shared/pictureView";
import { createMetricsView } from "./metricsView";
import { shownMetrics } from "./state";
import type { SavedMetrics } from "./state";
import { say } from "./words";

startPictureView({
  name: "metrics",
  isNote: isMetricsNote,
  isSaved: hasFields<SavedMetrics>({ plan: isText, selected: isText, text: isText, objective: isText, off: isFlag, tables: isFlag, top: isNumber }),
  emptyWords: ({ count }) => (count > 0 ? undefined : t("This plan has no metrics yet. Write the first under metrics, such as signups: {title: Sign-ups, history: {2026-01-05: 120, 2026-02-02: 140}}, or name a table with file: signups.csv. A key result of an objective gives it a target: results: {more: {metric: signups, from: 120, target: 200, by: 2026-06-30}}.")),
  picture: (data, { theme, width, paged, words: { dates } }, saved) => {
    const shown = saved === undefined ? data.metrics : shownMetrics(data.metrics, saved);
    const given = { ...data, metrics: shown, count: shown.length };
    const options = { theme, dates, say, chosen: saved?.selected ?? "", ...(width === undefined ? {} : { width }) };
    const whole = metricsPicture(given, options);
    return { whole, pages: paged ? metricsPages(given, options) : [whole] };
  },
  create: createMetricsView,
});
