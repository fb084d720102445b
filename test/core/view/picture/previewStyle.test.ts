import { deepEqual } from "node:assert/strict";
import { INK_NAMES, inkProperty } from "../../../../src/core/view/picture/palette";
import { readRepositoryFile } from "../../../support/repository";

describe("the style of pictures in Markdown", () => {
  it("gives each colour that is drawn, and no other", () => {
    const [first = ""] = /\.gantry-plan \{[^}]*\}/.exec(readRepositoryFile("media/markdown.css")) ?? [];
    const given = [...first.matchAll(/(--gantry-[a-z0-9-]+):/g)].map(([, name]) => name);
    deepEqual(given.sort(), [...INK_NAMES.map(inkProperty), "--gantry-font"].sort());
  });
});
