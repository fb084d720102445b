import type { TextEdit } from "../../core/model/planChange";
import type { Plan } from "../../core/model/plan";
import type { Item, SectionName } from "../../core/model/source";

/** What a change may alter in the model; everything else has to stay as it is. */
export interface Intent {
  /** Keys of items that may be written, altered or gone. */
  readonly keys?: readonly {
    /** Id of the item; the empty string for the plan's own keys. */
    readonly id: string;
    readonly key: string;
    /** Judges the item after the edit: true when the key says what was intended. */
    readonly holds: (item: Item) => boolean;
  }[];
  /** Items that are new, and where they stand. */
  readonly added?: { readonly section: SectionName; readonly ids: readonly string[]; readonly parent?: string };
  /** An item that stands elsewhere in its section: a task with all below it. */
  readonly moved?: { readonly section: SectionName; readonly id: string; readonly parent?: string };
  /** Items that are gone, or (when they are added, too) stand in another section. */
  readonly removed?: readonly string[];
  /** Judges the plan after the edit, beyond what the rest of the intent says. */
  readonly holds?: (plan: Plan) => boolean;
  /** A task that must not wait for itself, nor any below it, when it did not before. */
  readonly freeOfCircles?: string;
  /** An id that has another name afterwards. */
  readonly renamed?: { readonly from: string; readonly to: string };
  /** An item that is named where another one was; both stay. */
  readonly redirected?: { readonly from: string; readonly to: string };
}

/** A change as edits with what they are meant to do, or one sentence why it cannot be made. */
export type Attempt =
  | { readonly kind: "edits"; readonly edits: readonly TextEdit[]; readonly intent: Intent }
  | Refusal;

/** Why a change is not made, in one sentence for the person who asked. */
export interface Refusal {
  readonly kind: "refused";
  readonly message: string;
}

/** A refusal. */
export function refuse(message: string): Refusal {
  return { kind: "refused", message };
}

/** Nothing to do: the text says it already. */
export const NOTHING_TO_DO: Attempt = { kind: "edits", edits: [], intent: {} };
