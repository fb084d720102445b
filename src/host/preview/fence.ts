/** As much of markdown-it as is needed here; VS Code brings it to the preview. */
export interface MarkdownIt {
  readonly renderer: { readonly rules: Record<string, FenceRule | undefined> };
}

/** Draws one fenced block. */
export type FenceRule = (tokens: readonly FenceToken[], at: number, options: unknown, env: unknown, self: FenceRenderer) => string;

/** A fenced block: the words behind its fence, its content, and the attributes that tie it to its line. */
export interface FenceToken {
  readonly info: string;
  readonly content: string;
  attrJoin(name: string, value: string): void;
}

/** What draws everything else. */
export interface FenceRenderer {
  renderAttrs(token: FenceToken): string;
  renderToken(tokens: readonly FenceToken[], at: number, options: unknown): string;
}

/** The word behind the fence. */
const WORD = "plan";

/** Lets `draw` have the blocks of our word that ask for a picture; every other one stays as it was. */
export function wrapFence(markdown: MarkdownIt, draw: (content: string, env: unknown) => string | undefined): MarkdownIt {
  const { rules } = markdown.renderer;
  const before = rules["fence"];
  rules["fence"] = (tokens, at, options, env, self) => {
    const token = tokens[at];
    const drawn = token?.info.trim().split(/\s+/)[0]?.toLowerCase() === WORD ? draw(token.content, env) : undefined;
    if (token === undefined || drawn === undefined) return before === undefined ? self.renderToken(tokens, at, options) : before(tokens, at, options, env, self);
    token.attrJoin("class", "gantry-plan");
    return `<div${self.renderAttrs(token)}>${drawn}</div>\n`;
  };
  return markdown;
}
