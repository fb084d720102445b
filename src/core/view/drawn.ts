/** An element of a drawing as plain data: the views write what differs into their page, pictures are written out as SVG. */
export interface Drawn {
  /** Tells the elements of one parent apart; the same name always means the same tag. */
  readonly name: string;
  readonly tag: "g" | "path" | "rect" | "text" | "tspan";
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly children?: readonly Drawn[];
}
