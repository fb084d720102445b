/** The views that a block of text can show. */
export const PICTURE_VIEWS = ["gantt", "roadmap", "status", "board", "resources", "risk-matrix"] as const;

/** A view that a block can show. */
export type PictureViewName = (typeof PICTURE_VIEWS)[number];

/** What a block asks for. */
export interface PictureBlock {
  readonly view: PictureViewName;
  /** A file, from where the block stands, or the id of a plan. */
  readonly plan?: string;
  /** Id of the release that it is about. */
  readonly release?: string;
  readonly rows?: number;
  readonly width?: number;
  readonly audience?: "team" | "sponsors";
  readonly by?: "release" | "objective" | "person" | "sprint" | "team" | "theme";
}

/** Why a block cannot be shown, for whoever words it. */
export type BlockFault =
  | { readonly kind: "no-view"; readonly word: string; readonly choices: readonly string[] }
  | { readonly kind: "no-option"; readonly word: string; readonly choices: readonly string[] }
  | { readonly kind: "no-value"; readonly option: string; readonly word: string; readonly choices: readonly string[] }
  | { readonly kind: "no-line"; readonly word: string };

/** The option's value out of its text; undefined when it has none. */
interface BlockOption {
  readonly views: readonly PictureViewName[];
  readonly read: (text: string) => string | number | undefined;
  /** What may stand there, for people. */
  readonly choices: readonly string[];
}

const all = PICTURE_VIEWS;
const text = (value: string): string | undefined => (value === "" ? undefined : value);
const oneOf = (words: readonly string[]) => (value: string): string | undefined => words.find((word) => word === value.toLowerCase());
const whole = (least: number, most: number) => (value: string): number | undefined => (/^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= most ? Number(value) : undefined);

const OPTIONS: Readonly<Record<string, BlockOption>> = {
  plan: { views: all, read: text, choices: [] },
  release: { views: ["gantt", "roadmap", "status", "board"], read: text, choices: [] },
  rows: { views: all, read: whole(1, 2000), choices: ["1 … 2000"] },
  width: { views: all, read: whole(320, 4000), choices: ["320 … 4000"] },
  audience: { views: ["gantt", "roadmap", "board", "risk-matrix"], read: oneOf(["team", "sponsors"]), choices: ["team", "sponsors"] },
  by: { views: ["roadmap", "board"], read: oneOf(["release", "objective", "person", "sprint", "team", "theme"]), choices: ["release", "objective", "person", "sprint"] },
};

/** What a lane of the roadmap can be; the board has others. */
const ROADMAP_LANES = ["release", "objective", "team", "theme"];

/** True for a block that asks for a picture: it begins with the word for a view, or with a line of one word. The text of a plan begins with a key, and stays what it is. */
export function asksForPicture(content: string): boolean {
  const [first = ""] = content.trimStart().split(/\s/, 1);
  return PICTURE_VIEWS.some((view) => view === first.toLowerCase()) || /^\s*[^\s:#{[\]}"'-][^\s:]{0,40}[ \t]*(\r?\n|$)/.test(content);
}

/** Reads a block: a view in the first line, then options as `key: value`; empty lines and comments count for nothing. */
export function readPictureBlock(content: string): PictureBlock | BlockFault {
  const [first = "", ...rest] = content.slice(0, 10_000).split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, "").trim()).filter((line) => line !== "");
  const view = PICTURE_VIEWS.find((name) => name === first.toLowerCase());
  if (view === undefined) return { kind: "no-view", word: first, choices: PICTURE_VIEWS };
  const values: Record<string, string | number> = {};
  for (const line of rest) {
    const [, key = "", written = ""] = /^([\w-]+)\s*:\s*(.*)$/.exec(line) ?? [];
    if (key === "") return { kind: "no-line", word: line };
    const option = Object.hasOwn(OPTIONS, key) ? OPTIONS[key] : undefined;
    if (option?.views.includes(view) !== true) return { kind: "no-option", word: key, choices: optionsOf(view) };
    const bare = written.replace(/^(["'])(.*)\1$/, "$2").trim();
    const value = option.read(bare);
    const choices = key === "by" && view === "roadmap" ? ROADMAP_LANES : option.choices;
    if (value === undefined || (key === "by" && !choices.includes(String(value)))) return { kind: "no-value", option: key, word: bare, choices };
    values[key] = value;
  }
  return { view, ...values };
}

/** The options of a view. */
export function optionsOf(view: PictureViewName): readonly string[] {
  return Object.entries(OPTIONS).filter(([, { views }]) => views.includes(view)).map(([name]) => name);
}
