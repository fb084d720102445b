/** How comments and strings are written in a family of languages; the texts are sources of regular expressions. */
export interface CommentStyle {
  /** What begins a comment that goes to the end of the line. */
  readonly line: readonly string[];
  /** What opens and closes a comment over lines; the closing one is plain text. */
  readonly block: readonly (readonly [open: string, close: string])[];
  /** What opens and closes a string; `lines`: it may go over lines; `plain`: a backslash in it is just a sign. */
  readonly strings: readonly (readonly [open: string, close: string, how?: "lines" | "plain" | "plain lines"])[];
  /** Whole tokens that are neither, such as a letter in single quotes. */
  readonly skip?: readonly string[];
  /** It has regular expressions between slashes and templates between backticks. */
  readonly scripts?: true;
  /** Quotes mean nothing in its text, so a comment mark counts only where the quotes before it on its line are closed. */
  readonly prose?: true;
}

const SLASHES: readonly (readonly [string, string])[] = [["/\\*", "*/"]];
const DOUBLE = ['"', '"'] as const;
const SINGLE = ["'", "'"] as const;
const BACKTICKS = ["`", "`", "plain lines"] as const;
/** `'a'`, `'\n'`: quotes that hold one letter. */
const LETTER = "'(?:\\\\[^\\r\\n']{1,10}|[^'\\\\\\r\\n]{1,2})'";
/** A quote that begins a string, not the apostrophe of a word. */
const FREE = "(?<![\\w\\\\])";
const HASH = "(?<![^\\s;(&|{}\\[\\]])#";

const C: CommentStyle = { line: ["//"], block: SLASHES, strings: [DOUBLE], skip: [LETTER] };
const STYLES = {
  c: C,
  go: { ...C, strings: [DOUBLE, BACKTICKS] },
  tripled: { ...C, strings: [['"""', '"""', "lines"], DOUBLE] },
  script: { line: ["//"], block: SLASHES, strings: [DOUBLE, SINGLE], scripts: true },
  php: { line: ["//", "#(?!\\[)"], block: SLASHES, strings: [DOUBLE, SINGLE] },
  css: { line: [], block: SLASHES, strings: [DOUBLE, SINGLE] },
  sass: { line: ["(?<!:)//"], block: SLASHES, strings: [DOUBLE, SINGLE] },
  python: { line: ["#"], block: [], strings: [['"""', '"""', "lines"], ["'''", "'''", "lines"], DOUBLE, SINGLE] },
  hash: { line: [HASH], block: [], strings: [[`${FREE}"`, '"'], [`${FREE}'`, "'"]] },
  terraform: { line: [HASH, "(?<!:)//"], block: SLASHES, strings: [DOUBLE] },
  power: { line: [HASH], block: [["<#", "#>"]], strings: [[`${FREE}"`, '"', "plain"], [`${FREE}'`, "'", "plain"]] },
  sql: { line: ["--"], block: SLASHES, strings: [["'", "'", "plain lines"], DOUBLE] },
  lua: { line: ["--(?!\\[\\[)"], block: [["--\\[\\[", "]]"]], strings: [DOUBLE, SINGLE, ["\\[\\[", "]]", "plain lines"]] },
  haskell: { line: ["--"], block: [["\\{-", "-}"]], strings: [DOUBLE], skip: [LETTER] },
  dashes: { line: ["--"], block: [], strings: [DOUBLE], skip: [LETTER] },
  lisp: { line: [";"], block: [["#\\|", "|#"]], strings: [['"', '"', "lines"]], skip: ["\\\\."] },
  ini: { line: ["(?<![^\\s])[;#]"], block: [], strings: [] },
  percent: { line: ["(?<!\\\\)%"], block: [], strings: [] },
  ml: { line: [], block: [["\\(\\*", "*)"]], strings: [['"', '"', "lines"]], skip: [LETTER] },
  fsharp: { line: ["//"], block: [["\\(\\*(?!\\))", "*)"]], strings: [['"""', '"""', "plain lines"], DOUBLE], skip: [LETTER] },
  pascal: { line: ["//"], block: [["\\(\\*", "*)"], ["\\{", "}"]], strings: [["'", "'", "plain"]] },
  basic: { line: ["'", "(?<![^\\s:])[Rr][Ee][Mm](?=\\s)"], block: [], strings: [['"', '"', "plain"]] },
  batch: { line: ["(?<![^\\s@&])[Rr][Ee][Mm](?=\\s)", "(?<![^\\s])::"], block: [], strings: [] },
  vim: { line: ['(?<![^\\s])"'], block: [], strings: [[`${FREE}'`, "'", "plain"]] },
  fortran: { line: ["!"], block: [], strings: [["'", "'", "plain"], ['"', '"', "plain"]] },
  markup: { line: ["(?<![^\\s{>])//"], block: [["<!--", "-->"], ["(?<![^\\s{>;])/\\*", "*/"]], strings: [], prose: true },
  markdown: { line: [], block: [["<!--", "-->"]], strings: [] },
  /** A language that is not known: any usual mark, at a word's beginning. */
  unknown: { line: ["(?<![^\\s(){}\\[\\];,>])(?://|#|--|;|%)"], block: [["(?<![^\\s(){}\\[\\];,>])/\\*", "*/"], ["<!--", "-->"]], strings: [], prose: true },
} as const satisfies Readonly<Record<string, CommentStyle>>;

/** The name of a style. */
export type StyleName = keyof typeof STYLES;

const ENDINGS: readonly (readonly [style: StyleName, endings: string])[] = [
  ["c", "c h cc cpp cxx hh hpp hxx ino m mm cs rs zig sol glsl hlsl wgsl metal cu cuh proto thrift gradle v sv svh d"],
  ["go", "go"], ["tripled", "java kt kts scala swift dart groovy"],
  ["script", "js jsx ts tsx mjs cjs mts cts jsonc json5 astro"], ["php", "php phtml"], ["css", "css"], ["sass", "scss sass less styl"],
  ["python", "py pyi pyx pyw bzl star"],
  ["hash", "rb rake gemspec sh bash zsh fish ksh pl pm r jl yaml yml toml conf cfg properties nix ex exs cr coffee cmake mk mak awk tcl graphql gql env dockerfile containerfile feature"],
  ["terraform", "tf tfvars hcl"], ["power", "ps1 psm1 psd1"], ["sql", "sql psql ddl"], ["lua", "lua"], ["haskell", "hs lhs elm purs"], ["dashes", "ada adb ads vhd vhdl"],
  ["lisp", "lisp lsp el clj cljs cljc edn scm rkt ss"], ["ini", "ini asm s"], ["percent", "tex sty cls erl hrl"], ["ml", "ml mli"], ["fsharp", "fs fsi fsx"],
  ["pascal", "pas dpr"], ["basic", "vb vbs bas"], ["batch", "bat cmd"], ["vim", "vim"], ["fortran", "f90 f95 f03 f08"],
  ["markup", "html htm xhtml xml xsl xsd svg vue svelte razor cshtml jsp"], ["markdown", "md mdx markdown"],
];

const NAMES: readonly (readonly [style: StyleName, names: string])[] = [
  ["hash", "dockerfile containerfile makefile gnumakefile rakefile gemfile vagrantfile brewfile justfile jenkinsfile procfile"],
  ["hash", "cmakelists.txt .gitignore .dockerignore .editorconfig .bashrc .zshrc .profile"],
];

const BY_ENDING = new Map(ENDINGS.flatMap(([style, endings]) => endings.split(" ").map(ending => [ending, style] as const)));
const BY_NAME = new Map(NAMES.flatMap(([style, names]) => names.split(" ").map(name => [name, style] as const)));

/** Every ending of files whose comments are known, without the dot. */
export const CODE_ENDINGS: readonly string[] = [...BY_ENDING.keys()];

/** Names of files without a telling ending whose comments are known, as people write them. */
export const CODE_NAMES: readonly string[] = [
  "Dockerfile", "Containerfile", "Makefile", "GNUmakefile", "Rakefile", "Gemfile", "Vagrantfile", "Brewfile", "Justfile", "Jenkinsfile", "Procfile",
  "CMakeLists.txt", ".gitignore", ".dockerignore", ".editorconfig",
];

/** The style of a file's language by its name; undefined for languages that are not known. */
export function styleNameOf(path: string): StyleName | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  const dot = name.lastIndexOf(".");
  return BY_NAME.get(name) ?? (dot < 0 ? undefined : BY_ENDING.get(name.slice(dot + 1)));
}

/** The style with a name. */
export function styleOf(name: StyleName): CommentStyle {
  return STYLES[name];
}
