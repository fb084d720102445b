/** Whose colours a picture has: fixed ones for a file, or those of the page that it stands in. */
export type PictureTheme = "light" | "dark" | "variables";

const light = {
  surface: "#ffffff", text: "#3b3b3b", muted: "#666666", line: "#e4e4e4", faint: "#f1f1f1", weekend: "#f5f5f5", holiday: "#ede6f2", cell: "#f7f7f7", track: "#e4e4e4",
  bar: "#0063d3", barFill: "#b2d0f2", barDone: "#75abe7", barEdge: "#3885dd", summary: "#727272",
  critical: "#d95a00", criticalFill: "#f5d4bd", criticalDone: "#edb085", nearCritical: "#e69459",
  late: "#e51400", lateText: "#cc1a09", lateFill: "#f17e73", lateBand: "#fce3e0",
  done: "#388a34", doneFill: "#cbe1ca", doneEdge: "#88b985", doneBand: "#ebf3eb", blocked: "#bf8803",
  milestone: "#652d90", milestoneFill: "#aa8cc2", today: "#005fb8", todayText: "#ffffff", link: "#a0a0a0", slack: "#a8a8a8", baseline: "#b9b9b9",
  load0: "#ffffff", load1: "#dbe8f9", load2: "#b8d2f3", load3: "#95bbed",
} as const;

/** What a colour stands for. */
export type InkName = keyof typeof light;

/** One colour for each thing that pictures draw. */
export type Ink = Readonly<Record<InkName, string>>;

const dark: Ink = {
  surface: "#1f1f1f", text: "#cccccc", muted: "#9d9d9d", line: "#373737", faint: "#2b2b2b", weekend: "#282828", holiday: "#312b35", cell: "#262626", track: "#373737",
  bar: "#59a4f9", barFill: "#304760", barDone: "#3e6795", barEdge: "#4c87c9", summary: "#9c9c9c",
  critical: "#ec7600", criticalFill: "#543617", criticalDone: "#814910", nearCritical: "#a4580b",
  late: "#f14c4c", lateText: "#f27474", lateFill: "#923838", lateBand: "#382424",
  done: "#89d185", doneFill: "#3b4d3a", doneEdge: "#5f8a5c", doneBand: "#2a3129", blocked: "#cca700",
  milestone: "#b180d7", milestoneFill: "#6f5484", today: "#0078d4", todayText: "#ffffff", link: "#6e6e6e", slack: "#6a6a6a", baseline: "#5c5c5c",
  load0: "#1f1f1f", load1: "#26303a", load2: "#2d4056", load3: "#345172",
};

/** The property of a style sheet that gives a colour: `--gantry-bar-fill`. */
export function inkProperty(name: InkName): string {
  return `--gantry-${name.replace(/[A-Z0-9]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Every thing that has a colour. */
export const INK_NAMES = Object.keys(light) as readonly InkName[];

const variables = Object.fromEntries(INK_NAMES.map((name) => [name, `var(${inkProperty(name)}, ${light[name]})`])) as Ink;

/** The colours of a theme; where a page does not say its own, the light ones. */
export function inkOf(theme: PictureTheme): Ink {
  return theme === "variables" ? variables : theme === "dark" ? dark : light;
}

/** The typeface: the reader's own for user interfaces. */
export function typefaceOf(theme: PictureTheme): string {
  const usual = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, DejaVu Sans, sans-serif";
  return theme === "variables" ? `var(--gantry-font, ${usual})` : usual;
}
