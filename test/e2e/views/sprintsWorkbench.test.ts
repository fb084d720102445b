import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Frame } from "playwright-core";
import { focusText } from "../support/focusText";
import { pressInView } from "../support/pressInView";
import { savedText } from "../support/savedText";
import { useWorkbench } from "../support/useWorkbench";

const PLAN = "garden.plan.yaml";

describe("the sprints in the workbench", () => {
  const stage = useWorkbench("test/fixtures/sprints", { settings: { "gantry.development.now": "2026-01-12", "files.autoSave": "afterDelay" } });
  let sprints: Frame;
  const saved = (accept: (text: string) => boolean): Promise<void> => savedText(stage(), PLAN, accept);

  before(async function () {
    this.timeout(120_000);
    const { workbench } = stage();
    await workbench.openFile(PLAN);
    await workbench.runCommand("Gantry: Show Sprints");
    sprints = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
  });

  it("writes the sprint of a card that is moved, and the editor's undo takes it back", async () => {
    const { workbench, folder } = stage();
    const begun = await readFile(path.join(folder, PLAN), "utf8");
    await sprints.locator('.task[data-id="path"]').focus();
    await workbench.press("Alt+ArrowRight");
    await sprints.locator('.cell[data-column="3"] .task[data-id="path"]').waitFor();
    await saved((text) => text.includes("path: {title: Gravel path, points: 5, sprint: sprint-3, who: ben}"));
    await focusText(workbench);
    await workbench.press("Control+z");
    await saved((text) => text === begun);
    await sprints.locator('.cell[data-column="2"] .task[data-id="path"]').waitFor();
  });

  it("takes back from the view, and is there after a reload as it was", async () => {
    const { workbench } = stage();
    await sprints.locator('.task[data-id="pond"]').focus();
    await workbench.press("Alt+ArrowLeft");
    await sprints.locator('.cell[data-column="2"] .task[data-id="pond"]').waitFor();
    await pressInView(workbench, sprints, "Control+z");
    await sprints.locator('.cell[data-column="3"] .task[data-id="pond"]').waitFor();
    await sprints.getByRole("button", { name: "Table" }).click();
    await sprints.locator("caption", { hasText: "Forecast" }).waitFor();
    await workbench.runCommand("Developer: Reload Window");
    await workbench.page.waitForTimeout(2000);
    await workbench.waitForWorkbench();
    sprints = await workbench.webviewFrame('[data-gantry-ready="true"]', { timeout: 60_000 });
    await sprints.locator("caption", { hasText: "Forecast" }).waitFor();
  });
});
