import type { Frame } from "playwright-core";
import type { Workbench } from "../../../scripts/workbenchPage.mjs";

/** How long the workbench may take to see that a view has the keys: until then they are the text's, too. */
const SEEN_MS = 500;

/** Presses keys in a view once it has them: taking something back goes through the text, and the keys come back a moment after. */
export async function pressInView(workbench: Workbench, view: Frame, keys: string): Promise<void> {
  const focused = async (): Promise<boolean> =>
    (await view.evaluate(() => document.hasFocus())) && workbench.page.evaluate(() => document.activeElement?.localName === "iframe");
  await workbench.until(async () => {
    if (!await focused()) return false;
    await workbench.page.waitForTimeout(SEEN_MS);
    return focused();
  }, { what: "the keys in the view" });
  await workbench.press(keys);
}
