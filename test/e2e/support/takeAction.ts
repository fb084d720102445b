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
  const count = await rows.count();
  for (let step = 0; step <= count; step += 1) {
    if (/\bfocused\b/.test(await wanted.getAttribute("class") ?? "")) break;
    await workbench.press("ArrowDown");
  }
  await workbench.press("Enter");
}
