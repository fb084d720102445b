/** Words by their English text, as the extension host hands them to the page; empty in English. */
type Words = Readonly<Record<string, unknown>>;

let words: Words = {};

/** Takes the words that stand in the page as JSON; anything else leaves the English ones. To be called before the first word is shown. */
export function useWords(json: string | null | undefined): void {
  try {
    const found: unknown = JSON.parse(json ?? "{}");
    words = typeof found === "object" && found !== null ? (found as Words) : {};
  } catch {
    words = {};
  }
}

/** The words in the language of the window for an English text; `{0}`, `{1}` stand for the values. */
export function t(text: string, ...values: readonly (string | number)[]): string {
  const known = Object.hasOwn(words, text) ? words[text] : undefined;
  return (typeof known === "string" ? known : text).replace(/\{(\d+)\}/g, (whole, number: string) => {
    const value = values[Number(number)];
    return typeof value === "number" ? figureText(value) : value ?? whole;
  });
}

/** A number as it is shown, with a minus sign rather than a hyphen. */
export function figureText(value: number): string {
  return String(value).replace("-", "−");
}

/** "1 day", "3 days". */
export function dayCount(days: number): string {
  return days === 1 ? t("1 day") : t("{0} days", days);
}
