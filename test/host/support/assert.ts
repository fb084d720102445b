// Stands in for node:assert/strict where there is no Node: the tests of the web worker host are bundled with it.

/** A failed expectation, with both sides for the report. */
export class AssertionError extends Error {
  readonly actual: unknown;
  readonly expected: unknown;

  constructor(message: string, actual?: unknown, expected?: unknown) {
    super(message);
    this.name = "AssertionError";
    this.actual = actual;
    this.expected = expected;
  }
}

const shown = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
};

const said = (message: string | Error | undefined, otherwise: string): string =>
  message === undefined ? otherwise : String(message instanceof Error ? message.message : message);

/** Passes when the value is truthy. */
export function ok(value: unknown, message?: string | Error): asserts value {
  if (!value) throw new AssertionError(said(message, `${shown(value)} is not truthy`), value, true);
}

/** Passes when both are the same value. */
export function strictEqual<T>(actual: unknown, expected: T, message?: string | Error): asserts actual is T {
  if (!Object.is(actual, expected)) {
    throw new AssertionError(said(message, `${shown(actual)} is not ${shown(expected)}`), actual, expected);
  }
}

/** Passes when both are different values. */
export function notStrictEqual(actual: unknown, expected: unknown, message?: string | Error): void {
  if (Object.is(actual, expected)) throw new AssertionError(said(message, `${shown(actual)} is the same`), actual, expected);
}

const isObject = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === "object" && value !== null;

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Map && b instanceof Map) return same([...a], [...b]);
  if (a instanceof Set && b instanceof Set) return same([...a], [...b]);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && same(a[key], b[key]));
}

/** Passes when both have the same structure and values. */
export function deepStrictEqual<T>(actual: unknown, expected: T, message?: string | Error): asserts actual is T {
  if (!same(actual, expected)) {
    throw new AssertionError(said(message, `${shown(actual)} is not equal to ${shown(expected)}`), actual, expected);
  }
}

/** Passes when the text matches. */
export function match(text: string, pattern: RegExp, message?: string | Error): void {
  if (!pattern.test(text)) throw new AssertionError(said(message, `${shown(text)} does not match ${String(pattern)}`), text, pattern);
}

/** Passes when the text does not match. */
export function doesNotMatch(text: string, pattern: RegExp, message?: string | Error): void {
  if (pattern.test(text)) throw new AssertionError(said(message, `${shown(text)} matches ${String(pattern)}`), text, pattern);
}

/** Always fails. */
export function fail(message?: string | Error): never {
  throw new AssertionError(said(message, "Failed"));
}

/** Passes when the function throws. */
export function throws(work: () => unknown, message?: string): void {
  try {
    work();
  } catch {
    return;
  }
  throw new AssertionError(said(message, "Nothing was thrown"));
}

/** Passes when the promise is rejected. */
export async function rejects(work: Promise<unknown> | (() => Promise<unknown>), message?: string): Promise<void> {
  try {
    await (typeof work === "function" ? work() : work);
  } catch {
    return;
  }
  throw new AssertionError(said(message, "Nothing was rejected"));
}

export { strictEqual as equal, deepStrictEqual as deepEqual, ok as assert };
