/** The figures of earned value at one date, by their usual names; null where one cannot be computed. Money in the plan's currency. */
export interface EarnedValue {
  /** Budget at completion: the planned cost of all work. */
  readonly bac: number | null;
  /** Planned value: what the work scheduled by the status date was planned to cost. */
  readonly pv: number | null;
  /** Earned value: what the work done was planned to cost. */
  readonly ev: number | null;
  /** Actual cost of the work done. */
  readonly ac: number | null;
  /** Schedule variance, EV - PV. */
  readonly sv: number | null;
  /** Cost variance, EV - AC. */
  readonly cv: number | null;
  /** Schedule performance index, EV / PV. */
  readonly spi: number | null;
  /** Cost performance index, EV / AC. */
  readonly cpi: number | null;
  /** Estimate at completion, BAC / CPI. */
  readonly eac: number | null;
  /** Estimate to complete, EAC - AC. */
  readonly etc: number | null;
  /** Variance at completion, BAC - EAC. */
  readonly vac: number | null;
  /** To-complete performance index for the budget, (BAC - EV) / (BAC - AC). */
  readonly tcpi: number | null;
}

/** The four figures that all others follow from. */
export interface ValueFigures {
  readonly bac: number;
  /** Null without a status date. */
  readonly pv: number | null;
  readonly ev: number;
  readonly ac: number;
}

/**
 * Earned value by the formulas of PMI's Standard for Earned Value Management (2019). With all work done at the budget
 * TCPI is null: there is nothing left to do.
 */
export function earnedValue({ bac, pv, ev, ac }: ValueFigures): EarnedValue {
  const cpi = quotient(ev, ac);
  const eac = cpi === null || cpi === 0 ? null : bac / cpi;
  return {
    bac, pv, ev, ac,
    sv: pv === null ? null : ev - pv,
    cv: ev - ac,
    spi: pv === null ? null : quotient(ev, pv),
    cpi,
    eac,
    etc: eac === null ? null : eac - ac,
    vac: eac === null ? null : bac - eac,
    tcpi: bac - ac > 0 ? quotient(bac - ev, bac - ac) : null,
  };
}

/** A quotient; null where there is nothing to divide by. */
function quotient(a: number, b: number): number | null {
  return b > 0 ? a / b : null;
}
