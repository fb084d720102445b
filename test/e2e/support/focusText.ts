import type { Workbench } from "../../../scripts/workbenchPage.mjs";

/** Clicks into the text of the first editor, again when a closing palette has taken the keys back meanwhile. */
export async function focusText(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.until(async () => {
    await page.locator(".editor-group-container .view-lines").first().click({ position: { x: 300, y: 5 } });
    await page.waitForTimeout(250);
    return page.evaluate(() => Boolean(document.activeElement?.closest(".editor-group-container .monaco-editor")));
  }, { what: "the focus in the text" });
}
