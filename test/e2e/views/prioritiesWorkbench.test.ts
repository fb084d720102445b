import { equal, ok } from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Frame } from "playwright-core";
import { pressInView } from "../support/pressInView";
import { savedText } from "../support/savedText";
import { useWorkbench } from "../support/useWorkbench";

const PLAN = "garden.plan.yaml";
const POND = "  pond: {title: Small pond, value: 2, effort: 2d}";

describe("the priorities in the workbench", () => {
  const stage = useWorkbench("test/fixtures/trees", {
    settings: { "gantry.development.now": "2026-01-12", "files.autoSave": "afterDelay" },
    prepare: async (folder) => {
      const file = path.join(folder, PLAN);
      await writeFile(file, (await readFile(file, "utf8")).replace(POND, `${POND}   # near the oak`).replace("\nbacklog:", "\nprioritize: value-effort\nbacklog:"));
    },
  });
  let view: Frame;
  let begun = "";
  /** The text on the disk, once VS Code has saved it by itself and it is what is expected. */
  const saved = (expected: string): Promise<void> => savedText(stage(), PLAN, (text) => text === expected);

  before(async function () {
    this.timeout(120_000);
    const { workbench, folder } = stage();
    begun = await readFile(path.join(folder, PLAN), "utf8");
    ok(begun.includes("# near the oak") && begun.includes("prioritize"));
    await workbench.openFile(PLAN);
    await workbench.runCommand("Gantry: Show Priorities");
    view = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
  });

  it("a disc that is dragged writes value and effort and nothing else, and one undo takes both back", async () => {
    const { workbench } = stage();
    const { mouse } = workbench.page;
    const disc = view.locator('.disc[data-id="pond"]');
    const box = await disc.boundingBox();
    if (box === null) throw new Error("the disc is in sight");
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 90, from.y - 60, { steps: 8 });
    await view.locator(".tip").filter({ hasText: "Value 2 →" }).waitFor();
    equal(await readFile(path.join(stage().folder, PLAN), "utf8"), begun, "nothing is written before it is let go of");
    await mouse.up();
    await savedText(stage(), PLAN, (text) => {
      const found = /^ {2}pond: \{title: Small pond, value: ([\d.]+), effort: ([\d.]+)d\} {3}# near the oak$/m.exec(text);
      return found !== null && Number(found[1]) > 2 && Number(found[2]) > 2 && text.replace(found[0], `${POND}   # near the oak`) === begun;
    });
    await pressInView(workbench, view, "Control+z");
    await saved(begun);
  });

  it("a figure that is typed into the table changes its own letters", async () => {
    const { workbench } = stage();
    await view.locator('.cell[data-id="fence"][data-key="effort"]').click();
    await view.locator(".scores input.field").waitFor();
    await workbench.typeText("3");
    await workbench.press("Enter");
    await saved(begun.replace("value: 8, effort: 1d", "value: 8, effort: 3d"));
    await view.locator('.cell[data-id="fence"][data-key="effort"]').filter({ hasText: "3d" }).waitFor();
  });

  it("is there after a reload with the method that was chosen, and an idea becomes work with its id", async () => {
    const { workbench } = stage();
    await view.getByLabel("Rank by").selectOption("votes");
    await workbench.page.waitForTimeout(800);
    await workbench.runCommand("Developer: Reload Window");
    await workbench.page.waitForTimeout(2000);
    await workbench.waitForWorkbench();
    view = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
    equal(await view.getByLabel("Rank by").inputValue(), "votes");
    await view.getByRole("button", { name: "Make work of New fence (P)" }).click();
    await view.locator('.disc[data-id="fence"]').waitFor({ state: "detached" });
    await savedText(stage(), PLAN, (text) => /^ {2}fence: \{title: New fence, effort: 3d\}/m.test(text) && text.indexOf("fence:") < text.indexOf("\nbacklog:") && text.includes("# near the oak"));
  });
});
