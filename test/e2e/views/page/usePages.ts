import type { Browser } from "playwright-core";
import { launchBrowser } from "../../../../scripts/workbench.mjs";
import { openView } from "./viewPage";
import type { PageOptions, ViewPage } from "./viewPage";

/** Opens the pages of a suite in one browser; each is closed after its test. */
export function usePages(): (view: Parameters<typeof openView>[1], options?: PageOptions) => Promise<ViewPage> {
  let browser: Browser;
  const open: ViewPage[] = [];
  before(async function () {
    this.timeout(60_000);
    browser = await launchBrowser();
  });
  afterEach(async () => { for (const view of open.splice(0)) await view.page.context().close(); });
  after(() => browser.close());
  return async (view, options = {}) => {
    const opened = await openView(browser, view, options);
    open.push(opened);
    return opened;
  };
}
