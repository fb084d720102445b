import type { Disposable } from "vscode";

/** Runs work once things have been quiet, however often it is asked for. */
export interface Quietly extends Disposable {
  ask(): void;
}

/** Runs `work` after `quiet` ms without a call of `ask`, and never later than `longest` ms after the first. */
export function quietly(quiet: number, longest: number, work: () => void): Quietly {
  let timer: number | undefined;
  let first: number | undefined;
  const run = (): void => {
    timer = undefined;
    first = undefined;
    work();
  };
  return {
    ask() {
      const now = performance.now();
      first ??= now;
      clearTimeout(timer);
      timer = setTimeout(run, Math.max(0, Math.min(quiet, first + longest - now)));
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}
