import { openView } from "../../test/e2e/views/page/viewPage";
import { openBrowser } from "./openBrowser";
import { median } from "./timing";

const ROUNDS = 7;

/** Milliseconds from the message with the data to the second frame after it was drawn; the median of some fresh pages. */
export async function firstPicture(kind: "gantt" | "priorities", data: unknown, room: { readonly width: number; readonly height: number }, what: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const view = await openView(await openBrowser(), kind, room);
    await view.page.evaluate(() => {
      window.addEventListener("message", () => { Object.assign(window, { began: performance.now() }); }, { capture: true });
      new MutationObserver(() => {
        requestAnimationFrame(() => requestAnimationFrame(() => { Object.assign(window, { took: performance.now() - (window as unknown as { began: number }).began }); }));
      }).observe(document.documentElement, { attributes: true });
    });
    await view.send(kind, data);
    await view.page.waitForFunction(() => "took" in window);
    times.push(await view.page.evaluate(() => (window as unknown as { took: number }).took));
    await view.page.context().close();
  }
  process.stdout.write(`      first picture of ${what}: ${median(times).toFixed(0)} ms\n`);
  return median(times);
}
