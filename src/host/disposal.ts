import type { Disposable } from "vscode";
import { faultText, type Log } from "./log";

/** What is to be cleaned up together, the last made first. */
export interface Disposal extends Disposable {
  add<T extends Disposable>(thing: T): T;
}

/** Collects what must be cleaned up. Everything is disposed even when one disposal throws. */
export function createDisposal(log: Log): Disposal {
  const things: Disposable[] = [];
  let over = false;
  return {
    add(thing) {
      if (over) thing.dispose();
      else things.push(thing);
      return thing;
    },
    dispose() {
      over = true;
      for (let thing = things.pop(); thing !== undefined; thing = things.pop()) {
        try {
          thing.dispose();
        } catch (fault) {
          log.error(`A part could not be cleaned up: ${faultText(fault)}`);
        }
      }
    },
  };
}
