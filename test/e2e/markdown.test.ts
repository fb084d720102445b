import { ok } from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Frame } from "playwright-core";
import { useWorkbench } from "./support/useWorkbench";

const NOTES = "# The garden\n\n```plan\ngantt\nplan: garden.plan.yaml\n```\n\nBelow the picture.\n\n```plan\nstatus\nrelease: nothing\n```\n";

describe("Markdown in the workbench", () => {
  const stage = useWorkbench("test/fixtures/trees", {
    settings: { "gantry.development.now": "2026-01-12" },
    prepare: (folder) => writeFile(path.join(folder, "notes.md"), NOTES),
  });
  let preview: Frame;

  before(async function () {
    this.timeout(120_000);
    const { workbench } = stage();
    await workbench.openFile("notes.md");
    await workbench.runCommand("Markdown: Open Preview to the Side");
    preview = await workbench.webviewFrame(".gantry-plan > svg", { timeout: 60_000 });
  });

  it("shows the plan of a block as a picture in the preview, in the colours of the theme", async () => {
    const picture = preview.locator(".gantry-plan > svg.gantry-gantt");
    const texts = await picture.locator("text").allTextContents();
    ok(texts.includes("Gravel path"), texts.join());
    ok(await picture.evaluate((svg) => svg.getBoundingClientRect().width >= 600 && document.documentElement.scrollWidth <= innerWidth), "the picture can be read, and the page does not grow by it");
    const [drawn, meant] = await picture.evaluate((svg) => [getComputedStyle(svg.querySelector("rect") ?? svg).fill, getComputedStyle(document.body).getPropertyValue("--vscode-editor-background").trim()]);
    const [r, g, b] = [1, 3, 5].map((at) => parseInt((meant ?? "").slice(at, at + 2), 16));
    ok(drawn === `rgb(${String(r)}, ${String(g)}, ${String(b)})`, `${String(drawn)} is not ${String(meant)}`);
  });

  it("says in the place of a block what is there to choose", async () => {
    ok((await preview.locator(".gantry-words").textContent())?.startsWith("There is no release nothing."));
  });

  it("draws the picture anew when the plan has changed", async () => {
    const { folder, workbench } = stage();
    const file = path.join(folder, "garden.plan.yaml");
    await writeFile(file, (await readFile(file, "utf8")).replace("Gravel path", "Path of stones"));
    // The preview may be another page then.
    await workbench.webviewFrame(".gantry-plan text:text('Path of stones')", { timeout: 20_000 });
  });
});
