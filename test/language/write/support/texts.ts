import fc from "fast-check";

/** Texts that have broken other writers: signs of YAML, quotes, comments, line ends, things that are not printable. */
export const hostileTexts: readonly string[] = [
  "Fix #12", "#12", "Cards: wallets", "a:b", "a :b", "ends with colon:", "Cards, wallets", "{braces}", "[brackets]", "a } b", "a ] b",
  "- dash", "-", "--- ", "---", "...", "? question", "! bang", "& amp", "* star", "*soon*", "| pipe", "> more", "% percent", "@ at", "` tick",
  "'single'", '"double"', "it's", 'say "hi"', "back\\slash", "\\n", "tab\there", "line\nbreak", "line\r\nbreak", "\n", "\n\n", " leading", "trailing ",
  "  ", "", "null", "~", "true", "yes", "No", "0x1F", "1e3", "1_000", "2026-01-05", "12:30", "<<", "=", "a\u00a0b", "\u00a0a", "a\u2028b", "a\u0085b", "\ufeffa",
  "\u0000", "\u001b[31m", "\u007f", "\ud83d\ude00 smile", "\ud800", "a\udc00b", "\ud83d", "עברית", "日本語", "a\u202eb", "é", "e\u0301", "plan", "none", "__proto__", "constructor",
  "{a: b}", "[a, b]", "a: {b: c", "key: |\n  text", "# comment\nafter", "a\n  b\n c", "a\n\nb\n", "trail \n space", "x".repeat(3000), "${HOME}", "=SUM(A1)", "+1", "-1",
];

/** Any text, leaning to those that hurt. */
export const someText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.array(fc.constantFrom("a", "b1", " ", ":", "#", ",", "{", "}", "[", "]", "'", '"', "\\", "\n", "\r", "\t", "-", "?", "|", ">", "&", "*", "!", "%", "@", "\u00a0", "\u2028", "\ud800", "é"), { maxLength: 10 }).map((parts) => parts.join("")),
);
