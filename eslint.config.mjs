// The borders between the layers, as far as a linter can see them; test/architecture sees the rest.
import tseslint from "typescript-eslint";

/** What a pure layer must not touch: the clock, chance, the locale, the outside world. */
const impureGlobals = [
  "Date", "Intl", "console", "process", "Buffer", "setTimeout", "setInterval", "setImmediate", "clearTimeout",
  "clearInterval", "queueMicrotask", "performance", "crypto", "fetch", "window", "document", "navigator", "require",
  "globalThis", "URL", "TextDecoder", "TextEncoder",
].map(name => ({ name, message: "This layer is pure: take what you need as an argument." }));

const notVscode = { name: "vscode", message: "Only src/host may import vscode." };
const notProcess = ["child_process", "node:child_process"].map(name => ({ name, message: "Only src/node starts processes." }));

const banned = [
  { selector: "ExportDefaultDeclaration", message: "Export by name." },
  { selector: "ExportAllDeclaration", message: "No barrels: import from the file that owns the thing." },
  { selector: "TSEnumDeclaration", message: "Use a union of strings." },
  {
    selector: "CallExpression[callee.property.name='toJS']",
    message: "toJS() can be made to hang or abort by a hostile file: walk the tree.",
  },
  {
    selector: "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]",
    message: "Text from a plan must never become markup: use text nodes or lit templates.",
  },
  { selector: "Identifier[name='unsafeHTML']", message: "Text from a plan must never become markup." },
];

const impureCalls = [
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "Take a seeded generator." },
  { selector: "CallExpression[callee.property.name=/^toLocale/]", message: "The same bytes anywhere: no locale here." },
  { selector: "CallExpression[callee.property.name='localeCompare']", message: "The same bytes anywhere: compare code units." },
];

export default tseslint.config(
  { ignores: ["dist/", ".types/", ".vscode-test/", "node_modules/", "coverage/", "bench/node_modules/", "test/fixtures/"] },
  {
    files: ["src/**/*.ts", "webview/**/*.ts", "test/**/*.ts", "bench/**/*.ts"],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "max-lines": ["error", 400],
      "max-lines-per-function": ["error", 60],
      "max-params": ["error", 6],
      "quotes": ["error", "double", { avoidEscape: true, allowTemplateLiterals: true }],
      "eqeqeq": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-console": "error",
      "no-restricted-syntax": ["error", ...banned],
      "no-restricted-imports": ["error", { paths: [notVscode, ...notProcess] }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-empty-function": "off",
    },
  },
  {
    files: ["src/{core,language,interop,sync,protocol}/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", ...impureGlobals],
      "no-restricted-syntax": ["error", ...banned, ...impureCalls],
    },
  },
  {
    files: ["src/worker/**/*.ts"],
    rules: { "no-restricted-syntax": ["error", ...banned, ...impureCalls] },
  },
  {
    files: ["src/host/**/*.ts"],
    rules: { "no-restricted-imports": ["error", { paths: notProcess }] },
  },
  {
    files: ["src/node/**/*.ts"],
    rules: { "no-restricted-imports": ["error", { paths: [notVscode] }] },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      // A suite is one long function by nature, and a test may assert what it knows.
      "max-lines-per-function": "off",
      "no-restricted-imports": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-expressions": "off",
      "no-restricted-syntax": ["error", ...banned.filter(({ selector }) => !selector.includes("toJS")),
        { selector: "MemberExpression[property.name=/^(only|skip)$/][object.name=/^(it|describe|test|suite|context)$/]", message: "Every test runs." }],
    },
  },
  {
    // Benchmarks start the programs that they race.
    files: ["bench/**/*.ts"],
    rules: { "no-restricted-imports": "off" },
  },
  {
    // What the bundler's loaders give: a text or a style sheet as a default export.
    files: ["**/*.d.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["**/*.mjs", "*.js"],
    languageOptions: { ecmaVersion: 2023 },
    rules: {
      "quotes": ["error", "double", { avoidEscape: true, allowTemplateLiterals: true }],
      "prefer-const": "error",
      "no-var": "error",
      "eqeqeq": "error",
      "max-lines": ["error", 400],
    },
  },
);
