import type { Workbench } from "../../../scripts/workbenchPage.mjs";

/** Clicks into the text of the first editor, again when a closing palette has taken the keys back meanwhile. */
export async function focusText(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.until(async () => {
    // By the mouse alone: a click on an element that is a million pixels wide scrolls the page to it first.
    const box = await page.locator(".editor-group-container .monaco-editor .monaco-scrollable-element").first().boundingBox();
    if (box === null) return false;
    await page.mouse.click(box.x + Math.min(300, box.width / 2), box.y + 6);
    await page.waitForTimeout(250);
    return page.evaluate(() => Boolean(document.activeElement?.closest(".editor-group-container .monaco-editor")));
  }, { what: "the focus in the text" });
}
