import type { Instant, Minutes } from "../core/model/instant";
import type { Guard } from "./guards";
import { hasFields, isCount, isInteger, isListOf, isNumber, isOneOf, isText } from "./guards";

/** A task whose dates a change would move, with the dates that it would have. */
export interface MovedTask {
  readonly id: string;
  readonly start: Instant;
  readonly finish: Instant;
}

/** A promised date that a change would break or keep again. */
export interface PromiseNote {
  readonly kind: "task" | "release" | "plan";
  readonly title: string;
  readonly due: Instant;
  /** When it would be ready. */
  readonly finish: Instant;
}

/** Somebody who has too much to do, before or after: clock minutes beyond capacity, times the share that is too much. */
export interface OverloadNote {
  readonly resource: string;
  readonly title: string;
  readonly before: Minutes;
  readonly after: Minutes;
}

/** What a change would do; nothing is written. */
export interface PreviewEffect {
  readonly kind: "effect";
  /** Finish of the plan as it is, and as it would be. */
  readonly before: Instant;
  readonly after: Instant;
  /** The tasks that move, in document order, at most `MOST_MOVED` of them. */
  readonly moved: readonly MovedTask[];
  /** How many move in all. */
  readonly count: number;
  readonly broken: readonly PromiseNote[];
  readonly kept: readonly PromiseNote[];
  readonly overloads: readonly OverloadNote[];
  /** What would be written, in a line such as `release: ga`; empty where there are no words for it. */
  readonly writes: string;
}

/** A change that cannot be made, or that changes nothing: one sentence for the person. */
export interface PreviewRefusal {
  readonly kind: "refused" | "unchanged";
  readonly message: string;
}

/** The answer to a question what a change would do. */
export type ChangePreview = PreviewEffect | PreviewRefusal;

/** So many moved tasks are told of at most. */
export const MOST_MOVED = 2000;

const isPromise = hasFields<PromiseNote>({ kind: isOneOf(["task", "release", "plan"]), title: isText, due: isInteger, finish: isInteger });

const isEffect: Guard<PreviewEffect> = hasFields<PreviewEffect>({
  kind: isOneOf(["effect"]),
  before: isInteger,
  after: isInteger,
  moved: isListOf(hasFields<MovedTask>({ id: isText, start: isInteger, finish: isInteger })),
  count: isCount,
  broken: isListOf(isPromise),
  kept: isListOf(isPromise),
  overloads: isListOf(hasFields<OverloadNote>({ resource: isText, title: isText, before: isNumber, after: isNumber })),
  writes: isText,
});

const isRefusal = hasFields<PreviewRefusal>({ kind: isOneOf(["refused", "unchanged"]), message: isText });

/** What a change would do, every field checked. */
export const isChangePreview: Guard<ChangePreview> = (value): value is ChangePreview => isEffect(value) || isRefusal(value);
