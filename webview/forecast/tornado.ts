import type { TornadoBar } from "../../src/core/view/forecastData";
import { cutText, textWidth } from "../../src/core/view/picture/textWidth";
import { t } from "../shared/l10n";
import { block, line, shape } from "../../src/core/view/picture/marks";
import type { Chart } from "../../src/core/view/picture/marks";
import { roundStep } from "../../src/core/view/roundStep";
import { daysText } from "./words";

const ROW = 22;
const AXIS = 20;
const VALUE = 46;

/** What moves the finish most: to the left earlier, to the right later, in working days. */
export function tornadoChart(bars: readonly TornadoBar[], width: number): Chart {
  const nameOf = ({ kind, title }: TornadoBar): string => (kind === "risk" ? t("Risk: {0}", title) : title);
  const names = Math.max(96, Math.min(width * 0.4, 16 + Math.max(0, ...bars.map((bar) => textWidth(nameOf(bar), 11)))));
  const low = Math.min(0, ...bars.flatMap((bar) => [bar.low, bar.high]));
  const high = Math.max(0, ...bars.flatMap((bar) => [bar.low, bar.high]));
  const room = Math.max(40, width - names - 2 * VALUE);
  const x = (days: number): number => names + VALUE + ((days - low) / Math.max(1e-9, high - low)) * room;
  const height = bars.length * ROW + AXIS;
  const step = roundStep((high - low) / Math.max(1, Math.floor(room / 48)));
  const ticks = Array.from({ length: Math.min(60, Math.floor(high / step) - Math.ceil(low / step) + 1) }, (_, at) => (Math.ceil(low / step) + at) * step);
  return {
    width, height,
    marks: [
      ...ticks.flatMap((days) => [...shape("grid", `M${x(days).toFixed(1)} 0V${height - AXIS}`), line("label", daysText(days), x(days), height - 9, "middle")]),
      ...bars.flatMap((bar, at) => {
        const { title, low: early, high: late } = bar;
        const y = at * ROW;
        const [left, right] = [Math.min(early, late), Math.max(early, late)];
        const says = t("{0}: {1} to {2}", title, daysText(left), daysText(right));
        return [
          line("value", cutText(nameOf(bar), names - 8, 11), 4, y + ROW / 2),
          ...(left < 0 ? [block("low", x(left), y + 4, x(Math.min(0, right)) - x(left), ROW - 8, says), line("label", daysText(left), x(left) - 4, y + ROW / 2, "end")] : []),
          ...(right > 0 ? [block("high", x(Math.max(0, left)), y + 4, x(right) - x(Math.max(0, left)), ROW - 8, says), line("label", daysText(right), x(right) + 4, y + ROW / 2)] : []),
        ];
      }),
      ...shape("axis", `M${x(0).toFixed(1)} 0V${height - AXIS}`),
    ],
    says: t("What moves the finish most: {0}", bars.slice(0, 5).map(({ title, low: early, high: late }) => `${title} ${daysText(early)} … ${daysText(late)}`).join("; ")),
  };
}
