import type { Workbench } from "../../../scripts/workbenchPage.mjs";

/** Opens the menu of fixes at the cursor, and again until it offers the title; walks to it by keys, because older versions keep the pointer away, and takes it. */
export async function takeAction(workbench: Workbench, title: string): Promise<void> {
  const { page } = workbench;
  const rows = page.locator(".action-widget .monaco-list-row");
  const wanted = rows.filter({ hasText: title }).first();
  await workbench.until(async () => {
    await workbench.press("Control+Period");
    const there = await wanted.waitFor({ state: "visible", timeout: 3000 }).then(() => true, () => false);
    if (!there) await workbench.press("Escape");
    return there;
  }, { what: `the offer "${title}"`, timeout: 30_000 });
  const isFocused = async (): Promise<boolean> => /\bfocused\b/.test(await wanted.getAttribute("class") ?? "");
  for (let steps = await rows.count(); !(await isFocused()); steps -= 1) {
    if (steps === 0) throw new Error(`The keys do not lead to "${title}"`);
    await workbench.press("ArrowDown");
  }
  await workbench.press("Enter");
}
