import type { Schedule } from "../../core/schedule/result";
import { explainTask } from "../../language/explanations/explainTask";
import { printable } from "./problemText";

/** What `--explain` prints below the table: the sentence about the start, its further reasons, and the chain from the finish back. */
export function explanationText(schedule: Schedule, index: number): string[] {
  const explained = explainTask(schedule, index);
  if (explained === undefined) return ["It holds no work."];
  const [, ...further] = explained.start.causes;
  return [
    printable(explained.start.text),
    ...further.map(({ text }) => `  and ${printable(text)}`),
    "",
    "From its finish back to what begins it:",
    ...explained.chain.map(({ text }) => `  ${printable(text)}`),
    "",
    `Not later: ${printable(explained.lateFinish.text)}`,
  ];
}
