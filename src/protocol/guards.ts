/** Says whether a value that came from outside has a shape. */
export type Guard<T> = (value: unknown) => value is T;

/** A plain object whose properties may be looked at one by one. */
export type Fields = Readonly<Record<string, unknown>>;

/** True for an object that is neither null nor a list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True for a string. */
export function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** True for a number that is neither infinite nor NaN. */
export function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** True for a whole number that is exact as a double. */
export function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** True for a whole number from 0 on. */
export function isCount(value: unknown): value is number {
  return isInteger(value) && value >= 0;
}

/** True for yes or no. */
export function isFlag(value: unknown): value is boolean {
  return typeof value === "boolean";
}

/** True for one of the words. */
export function isOneOf<T extends string>(words: readonly T[]): Guard<T> {
  return (value): value is T => words.includes(value as T);
}

/** True for a list whose every element passes. */
export function isListOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(guard);
}

/** True for what is not there, or passes. */
export function isOptional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}

/** True for an object whose named properties all pass; others are not looked at. */
export function hasFields<T>(guards: { readonly [K in keyof T]-?: (value: unknown) => boolean }): Guard<T> {
  const entries = Object.entries(guards) as [string, (value: unknown) => boolean][];
  return (value): value is T => isFields(value) && entries.every(([name, guard]) => guard(value[name]));
}

/** True for nothing at all: the body of a message that carries none. */
export function isNothing(value: unknown): value is undefined {
  return value === undefined || value === null;
}

/** True for a column of 32-bit integers with as many elements as said. */
export function isInts(value: unknown, count: number): value is Int32Array {
  return value instanceof Int32Array && value.length === count;
}

/** True for a list of 32-bit whole numbers. */
export function isIntegers(value: unknown): value is Int32Array {
  return value instanceof Int32Array;
}

/** True for a list of numbers. */
export function isNumbers(value: unknown): value is Float64Array {
  return value instanceof Float64Array;
}
