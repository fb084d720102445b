import { idRange } from "../references";
import type { Analysis } from "../analysisTypes";
import type { FileRange } from "../snapshotTypes";
import { namedThingAt } from "./namedThing";

/** Where an id goes: the word that was clicked, the id at its definition, and the whole item there. */
export interface Definition {
  readonly origin: FileRange;
  readonly target: FileRange;
  readonly whole: FileRange;
}

/** Finds the definition of the id at an offset, in whichever plan file it stands. */
export function definition(analysis: Analysis, path: string, offset: number): Definition | undefined {
  const { snapshot } = analysis;
  const thing = namedThingAt(snapshot, path, offset);
  if (thing === undefined) return undefined;
  const { item } = thing;
  return {
    origin: thing.range,
    target: idRange(snapshot, item, { id: item.id, at: item.idSpan }),
    whole: snapshot.locate({ item, span: item.span }),
  };
}
