/** Working minutes as a person would say them: half days up to five days, whole days up to twenty, then fives; finely in tenths of a day. */
export function snapEffort(minutes: number, day: number, finely: boolean): number {
  const days = minutes / day;
  const step = finely ? 0.1 : days < 5 ? 0.5 : days < 20 ? 1 : days < 100 ? 5 : 20;
  return Math.max(step, Number((Math.round(days / step) * step).toPrecision(6))) * day;
}

/** A value in steps of a twentieth of the scale or rounder; finely in a tenth of that. */
export function snapValue(value: number, span: number, finely: boolean): number {
  const step = valueStep(span) * (finely ? 0.1 : 1);
  return Number((Math.round(value / step) * step).toPrecision(6)) + 0;
}

/** The step of a value on a scale of so much from end to end. */
export function valueStep(span: number): number {
  const rough = span / 20;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1e-9)));
  return ([5, 2, 1].find((one) => one * power <= rough * (1 + 1e-9)) ?? 1) * power;
}

/** The next effort upwards or downwards. */
export function stepEffort(minutes: number, day: number, way: 1 | -1, finely: boolean): number {
  const days = minutes / day;
  const step = finely ? 0.1 : days < 5 || (way < 0 && days <= 5) ? 0.5 : days < 20 || (way < 0 && days <= 20) ? 1 : 5;
  return Math.max(finely ? 0.1 : 0.5, Number((days + way * step).toPrecision(6))) * day;
}
