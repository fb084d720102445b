import type { NodeEngineThread } from "../node/engineThread";

/** What loading plans needs from the process around it. */
export interface Surroundings {
  readonly workingFolder: string;
  readonly clock: () => Date;
  /** Takes a line about what could not be looked at. */
  readonly err?: (text: string) => void;
  /** Told before something long begins: `large` where very much is to be done once, `search` where the same is done very often. */
  readonly expect?: (work: "large" | "search") => void;
}

/** Threads that a command may start. */
export interface Threads {
  readonly cores: number;
  readonly start: () => NodeEngineThread;
}

/** What a command may use of the process around it. */
export interface CliSurroundings extends Surroundings {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Absent where no threads can be made: then all is done in this one. What they need is loaded when they are asked for. */
  readonly threads?: () => Promise<Threads>;
  /** Writes over the last line of a terminal; absent where nobody looks. */
  readonly progress?: (line: string) => void;
  /** Calls back when the person interrupts, once, and returns what takes the listener away. */
  readonly onInterrupt?: (listener: () => void) => () => void;
}
