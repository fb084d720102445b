import type { Hearing, RequestState, Speech } from "./channel";
import type { Guard } from "./guards";
import { hasFields, isListOf, isText } from "./guards";

/** A plan made from another tool's file, and what could not be kept of it, a sentence each. */
export interface ImportedPlan {
  readonly text: string;
  readonly notes: readonly string[];
  /** Files that the plan names and that belong beside it. */
  readonly files: readonly ImportedFile[];
}

/** A file beside an imported plan, such as the table of a baseline. */
export interface ImportedFile {
  readonly name: string;
  readonly text: string;
}

/** A file to import; `stem` is the name of the plan to be, without `.plan.yaml`. */
export interface ImportSource {
  readonly xml: string;
  readonly stem: string;
}

/** What the host asks the engine's thread. */
export interface EngineQuestions extends Speech {
  readonly notes: Record<never, never>;
  readonly requests: {
    /** Says the same back: the thread is alive. */
    readonly echo: { readonly ask: string; readonly answer: string };
    /** Reads a Microsoft Project XML file. Fails with a sentence for the person who chose the file. */
    readonly importMspdi: { readonly ask: ImportSource; readonly answer: ImportedPlan };
  };
}

/** What the engine's thread says by itself: nothing. */
export interface EngineSilence extends Speech {
  readonly notes: Record<never, never>;
  readonly requests: Record<never, never>;
}

/** Checks what comes back from an import. */
export const isImportedPlan: Guard<ImportedPlan> = hasFields<ImportedPlan>({
  text: isText,
  notes: isListOf(isText),
  files: isListOf(hasFields<ImportedFile>({ name: isText, text: isText })),
});

const isImportSource: Guard<ImportSource> = hasFields<ImportSource>({ xml: isText, stem: isText });

/** The thread's ears: each question with the work that answers it. */
export function engineHearing(work: {
  readonly importMspdi: (source: ImportSource, state: RequestState) => ImportedPlan;
}): Hearing<EngineQuestions, EngineSilence> {
  return {
    notes: {},
    requests: {
      echo: { guard: isText, run: (text) => Promise.resolve(text) },
      importMspdi: { guard: isImportSource, run: (source, state) => new Promise((resolve) => { resolve(work.importMspdi(source, state)); }) },
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
