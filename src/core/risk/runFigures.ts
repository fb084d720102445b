import { drawNormals, RUN, type Draws } from "./draws";
import { normalTable, shareTable } from "./normal";
import { tableValue } from "./quantileTable";
import type { ModelVariable, RiskModel } from "./riskModel";

/** How the estimates come out in the samples of a run: a line of `RUN` figures for each. All passes over the run take them from here. */
export interface RunFigures {
  /** Over the figure that the schedule takes. */
  readonly factors: Float64Array;
  /** Their ranks among all that they could come out as, 0..1; empty where nobody asks for them. */
  readonly shares: Float32Array;
  readonly normals: Float64Array;
}

/** Lines for the estimates of a model, nothing drawn yet. */
export function figuresFor({ variables }: RiskModel, withShares: boolean): RunFigures {
  return { factors: new Float64Array(variables.length * RUN), shares: new Float32Array(withShares ? variables.length * RUN : 0), normals: new Float64Array(RUN) };
}

/** Takes the figures of a run that is drawn: of all estimates, or of those that are marked. */
export function fillFigures({ factors, shares, normals }: RunFigures, draws: Draws, model: RiskModel, count: number, wanted?: Uint8Array): void {
  for (let variable = 0; variable < model.variables.length; variable++) {
    if (wanted?.[variable] === 0) continue;
    const one = model.variables[variable] as ModelVariable;
    const line = variable * RUN;
    if (one.groups.length === 1 && one.mates === undefined) fillLine(draws, one, line, count, normals, factors);
    else {
      drawNormals(draws, model, variable, count, normals);
      for (let k = 0; k < count; k++) factors[line + k] = tableValue(one.table, 0, normals[k] as number);
    }
    if (shares.length > 0) toShares(normals, count, shares, line);
  }
}

/** The usual case in one go: a figure of its own and that of one group. */
function fillLine({ scores, shared }: Draws, { table, groups, weights, own }: ModelVariable, line: number, count: number, normals: Float64Array, factors: Float64Array): void {
  const usual = normalTable();
  const weight = weights[0] as number;
  const group = (groups[0] as number) * RUN;
  for (let k = 0; k < count; k++) {
    const figure = weight * (shared[group + k] as number) + own * (usual[scores[line + k] as number] as number);
    normals[k] = figure;
    factors[line + k] = tableValue(table, 0, figure);
  }
}

function toShares(normals: Float64Array, count: number, into: Float32Array, line: number): void {
  const table = shareTable();
  for (let k = 0; k < count; k++) {
    const at = ((normals[k] as number) + 8) * 1024;
    if (!(at > 0 && at < 16384)) {
      into[line + k] = at > 0 ? 1 : 0;
      continue;
    }
    const point = at | 0;
    const low = table[point] as number;
    into[line + k] = low + ((table[point + 1] as number) - low) * (at - point);
  }
}
