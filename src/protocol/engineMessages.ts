import type { Hearing, RequestState, Speech } from "./channel";
import type { Guard } from "./guards";
import { hasFields, isListOf, isText } from "./guards";

/** A plan made from another tool's file, and what could not be kept of it, a sentence each. */
export interface ImportedPlan {
  readonly text: string;
  readonly notes: readonly string[];
}

/** What the host asks the engine's thread. */
export interface EngineQuestions extends Speech {
  readonly notes: Record<never, never>;
  readonly requests: {
    /** Says the same back: the thread is alive. */
    readonly echo: { readonly ask: string; readonly answer: string };
    /** Reads a Microsoft Project XML file. Fails with a sentence for the person who chose the file. */
    readonly importMspdi: { readonly ask: string; readonly answer: ImportedPlan };
  };
}

/** What the engine's thread says by itself: nothing. */
export interface EngineSilence extends Speech {
  readonly notes: Record<never, never>;
  readonly requests: Record<never, never>;
}

/** Checks what comes back from an import. */
export const isImportedPlan: Guard<ImportedPlan> = hasFields<ImportedPlan>({ text: isText, notes: isListOf(isText) });

/** The thread's ears: each question with the work that answers it. */
export function engineHearing(work: {
  readonly importMspdi: (xml: string, state: RequestState) => ImportedPlan;
}): Hearing<EngineQuestions, EngineSilence> {
  return {
    notes: {},
    requests: {
      echo: { guard: isText, run: (text) => Promise.resolve(text) },
      importMspdi: { guard: isText, run: (xml, state) => new Promise((resolve) => { resolve(work.importMspdi(xml, state)); }) },
    },
    answers: {},
  };
}

/** The host's ears: the shapes of the answers. */
export const HOST_HEARING: Hearing<EngineSilence, EngineQuestions> = {
  notes: {},
  requests: {},
  answers: { echo: isText, importMspdi: isImportedPlan },
};
