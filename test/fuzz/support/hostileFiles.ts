/** Small recipes for files that attack a reader: name, text, and a code that must be named (or none). */
export type HostileFile = readonly [name: string, text: string, code?: string];

const many = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join("");

function bomb(levels: number, width: number): string {
  return many(levels, (i) => `l${i}: &l${i} [${many(width, () => (i === 0 ? "lol, " : `*l${i - 1}, `))}]\n`);
}

const nested: readonly HostileFile[] = [
  ["320 question marks", "? ".repeat(320), "file-too-large"],
  ["900 question marks", "? ".repeat(900), "file-too-large"],
  ["question marks in a task", `tasks:\n  a:\n    ${"? ".repeat(320)}`, "file-too-large"],
  ["4,000 lists, then 4,000 keys", "- ".repeat(4000) + "? ".repeat(4000), "yaml-syntax"],
  ["5,000 open brackets", "[".repeat(5000)],
  ["5,000 open braces", "{".repeat(5000)],
  ["20,000 nested lists", "- ".repeat(20_000)],
  ["nested brackets as a value", `tasks: {a: {who: ${"[".repeat(3000)}${"]".repeat(3000)}}}`, "file-too-large"],
  ["nested maps in lines", many(300, (i) => `${" ".repeat(i)}k${i}:\n`)],
  ["nested tasks in lines", `tasks:\n${many(60, (i) => `${"  ".repeat(2 * i + 1)}t${i}:\n${"  ".repeat(2 * i + 2)}tasks:\n`)}`],
  ["nested tasks beyond the limit", `tasks: ${"{a: {tasks: ".repeat(80)}${"}}".repeat(80)}`, "file-too-large"],
  ["2,000 nested tasks in lines", `tasks:\n${many(2000, (i) => `${" ".repeat(2 * i + 1)}t${i}:\n${" ".repeat(2 * i + 2)}tasks:\n`)}`],
];

const big: readonly HostileFile[] = [
  ["50,000 keys at the top", many(50_000, (i) => `k${i}: 1\n`), "unknown-key"],
  ["50,000 keys of a task", `tasks:\n  a:\n${many(50_000, (i) => `    k${i}: 1\n`)}`, "file-too-large"],
  ["50,000 keys of a task in braces", `tasks:\n  a: {${many(50_000, (i) => `k${i}: 1, `)}}\n`, "file-too-large"],
  ["50,000 elements of a list", `tasks:\n  a:\n    tags: [${many(50_000, (i) => `t${i}, `)}]\n`, "file-too-large"],
  ["500,000 blank lines", `plan: x\n${"\n".repeat(500_000)}tasks:\n  a: {effort: 1d}\n`],
  ["500,000 comment lines", `plan: x\n${"#\n".repeat(500_000)}`],
  ["10 MB", "x".repeat(10_000_000), "file-too-large"],
  ["10 MB of keys", "abcdefg: 1\n".repeat(1_000_000), "file-too-large"],
  ["a million commas", `tasks: [${",".repeat(1_100_000)}]`, "file-too-large"],
  ["a line of a million letters", `plan: ${"x".repeat(1_000_000)}\n`, "file-too-large"],
  ["a million hashes", `plan: x ${"#".repeat(1_000_000)}\n`],
  ["a million spaces", `plan:${" ".repeat(1_000_000)}x\n`, "file-too-large"],
  ["a million tabs", "\t".repeat(1_000_000)],
  ["a key of a million letters", `${"x".repeat(1_000_000)}: 1\n`],
  ["300,000 colons", ":".repeat(300_000)],
  ["300,000 dashes", "-".repeat(300_000)],
  ["a million quotes", "\"".repeat(300_000)],
];

const aliases: readonly HostileFile[] = [
  ["billion laughs", bomb(9, 9)],
  ["billion laughs in a task", `tasks:\n  a:\n${bomb(9, 9).replace(/^/gm, "    ")}`],
  ["billion laughs as tasks", `tasks:\n  a: &a {tasks: {x: {}, y: {}}}\n${many(40, (i) => `  b${i}: &${String.fromCharCode(98 + (i % 20))}${i} {tasks: {p: *${i === 0 ? "a" : `${String.fromCharCode(98 + ((i - 1) % 20))}${i - 1}`}, q: *${i === 0 ? "a" : `${String.fromCharCode(98 + ((i - 1) % 20))}${i - 1}`}}}\n`)}`, "file-too-large"],
  ["5,000 aliases", `x: &x 1\n${many(5000, (i) => `k${i}: *x\n`)}`, "file-too-large"],
  ["an alias of itself", "tasks: &t\n  a: *t\n", "lost-text"],
  ["an alias of a key", "tasks:\n  &a b: {effort: 1d}\n  *a : {effort: 1d}\n"],
  ["stray aliases", `tasks:\n${many(500, (i) => `  t${i}: *nothing\n`)}`, "lost-text"],
  ["merge keys", `tasks:\n  a: &a {effort: 1d}\n${many(500, (i) => `  b${i}: {<<: *a}\n`)}`, "invalid-value"],
  ["an anchor of a control letter", "? &\u0001 :"],
];

const odd: readonly HostileFile[] = [
  ["empty", ""],
  ["a mark of byte order", "\uFEFF"],
  ["a mark of byte order and a plan", "\uFEFFplan: x\ntasks:\n  a: {effort: 1d}\n"],
  ["blanks", "  \n \t\n"],
  ["binary", "PK\u0003\u0004\u0000\u0000\u0008\uFFFD\uFFFD", "yaml-syntax"],
  ["replacement letters", "plan: caf\uFFFD\n", "lost-text"],
  ["lone surrogates", "plan: \uD800\ntasks:\n  a: {title: \"\uDC00\"}\n"],
  ["control letters", "plan: \u0001\u0002\u001b[31m\n"],
  ["__proto__ as id", "tasks:\n  __proto__: {effort: 1d}\n  constructor: {effort: 1d}\n  toString: {effort: 1d}\n  hasOwnProperty: {}\n", "invalid-value"],
  ["__proto__ as key", "tasks:\n  a: {__proto__: {effort: 1d}, constructor: 1}\npeople: {constructor: {name: x}}\n", "unknown-key"],
  ["__proto__ at the top", "__proto__:\n  a: 1\nconstructor: 2\n", "unknown-key"],
  ["__proto__ in maps", "checks: {__proto__: \"1 = 1\"}\nboard: {constructor: todo}\ncalendar: {week: {__proto__: 09:00-10:00}}\n", "invalid-value"],
  ["huge numbers", "tasks:\n  a: {points: 99999999999999999999999999, effort: 1e999d, priority: .nan}\nbudget: 0x1f\n", "invalid-value"],
  ["days that do not exist", "start: 2024-02-30\nfinish: 0000-00-00\n", "invalid-value"],
  ["tags", "tasks:\n  a: !!python/object {effort: 1d}\n  b: !!js/function \"x\"\nplan: !!binary aGk=\n", "invalid-value"],
  ["directives", "%YAML 1.1\n%TAG ! tag:x,2000:\n---\nplan: x\n"],
  ["many documents", "---\nplan: a\n".repeat(500), "yaml-syntax"],
  ["many ends", "...\n".repeat(5000)],
  ["a list", "- a\n- b\n", "yaml-syntax"],
  ["a word", "hello", "yaml-syntax"],
  ["JSON", "{\"plan\": \"x\", \"tasks\": {\"a\": {\"effort\": \"1d\"}}}"],
  ["tabs", "tasks:\n\ta:\n\t\teffort: 1d\n"],
  ["lone returns", "plan: x\rtasks:\r  a: {effort: 1d}\r"],
  ["mixed line ends", "plan: x\r\ntasks:\n  a: {effort: 1d}\r\n  b: {effort: 1d}\r"],
  ["conflict", "plan: x\ntasks:\n<<<<<<< HEAD\n  a: {effort: 1d}\n=======\n  a: {effort: 2d}\n>>>>>>> other\n  b: {effort: 1d}\n", "merge-conflict"],
  ["1,000 conflicts", "<<<<<<< HEAD\n=======\n>>>>>>> x\n".repeat(300), "merge-conflict"],
  ["open quote", `tasks:\n  a: {title: "x}\n${many(2000, (i) => `  b${i}: {effort: 1d}\n`)}`, "yaml-syntax"],
  ["open brace", `tasks:\n  a: {title: x\n${many(2000, (i) => `  b${i}: {effort: 1d}\n`)}`, "yaml-syntax"],
  ["patterns of includes", `include: ["${"*".repeat(500)}", "${"**/".repeat(200)}x"]\n`, "invalid-include"],
  ["words for distances", `tasks:\n  a: {${many(300, (i) => `${"x".repeat(60)}${i}: 1, `)}}\n`, "unknown-key"],
  ["spaces for patterns", `tasks:\n  a: {who: "${" ".repeat(50_000)}x", after: "a${" ".repeat(50_000)}!", repeat: "every ${"x ".repeat(20_000)}", effort: "${"1d ".repeat(20_000)}"}\n`, "invalid-value"],
  ["ids for patterns", `tasks:\n  ${"a-".repeat(20_000)}: {after: ${"a-".repeat(20_000)}!}\n`, "yaml-syntax"],
  ["words of the language as ids", "tasks: {plan: , none: , any: , of: , role: }\n", "invalid-value"],
];

/** All of them. */
export const hostileFiles: readonly HostileFile[] = [...nested, ...big, ...aliases, ...odd];
