// The workbench in a page: the few things that tests and pictures do with it.

const modifier = process.platform === "darwin" ? "Meta" : "Control";

/** One open workbench. */
export class Workbench {
  constructor(page) {
    this.page = page;
    /** What the page wrote to its console, for a failure's report. */
    this.console = [];
    page.on("console", message => this.console.push(`${message.type()}: ${message.text()}`));
  }

  /** Waits until the workbench is drawn and its extension host answers. */
  async waitForWorkbench(timeout = 60000) {
    await this.page.waitForSelector(".monaco-workbench .part.statusbar", { timeout });
    await this.page.waitForSelector(".monaco-workbench .part.activitybar", { timeout, state: "attached" });
  }

  /** Runs a command from the palette by its title, "Gantry: Show Gantt". */
  async runCommand(title, { timeout = 30000 } = {}) {
    const input = this.page.locator(".quick-input-widget input").first();
    const row = this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first();
    const end = Date.now() + timeout;
    for (;;) {
      await this.page.keyboard.press("F1");
      // A view that takes the focus closes the box, and a command that the host has not announced yet is not in its list:
      // close it and ask again.
      const filled = await input.fill(`>${title}`, { timeout: 5000 }).then(() => true, () => false);
      const there = filled && await row.waitFor({ state: "visible", timeout: 2000 }).then(() => true, () => false);
      if (there && await row.click({ timeout: 5000 }).then(() => true, () => false)) return;
      await this.page.keyboard.press("Escape");
      if (Date.now() > end) throw new Error(`The command palette does not offer "${title}"`);
    }
  }

  /** Opens a file of the workspace in the editor, by the name that the quick open box understands. */
  async openFile(name, { timeout = 30000 } = {}) {
    const input = this.page.locator(".quick-input-widget input").first();
    const base = name.split("/").at(-1);
    const row = this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: base }).first();
    const end = Date.now() + timeout;
    for (;;) {
      await this.page.keyboard.press(`${modifier}+KeyP`);
      await input.waitFor({ state: "visible", timeout: 10000 });
      await input.fill(name);
      if (await row.waitFor({ state: "visible", timeout: 3000 }).then(() => true, () => false)) break;
      await this.page.keyboard.press("Escape");
      if (Date.now() > end) throw new Error(`Quick open does not find ${name}`);
    }
    await row.click();
    await this.page.waitForSelector(`.tab[data-resource-name="${base}"], .tab[aria-label*="${base}"]`, { timeout });
    await this.page.waitForSelector(".monaco-editor .view-lines .view-line", { timeout });
  }

  /** Puts the cursor at a line and column (from 1) of the active editor. */
  async goTo(line, column = 1) {
    await this.page.keyboard.press(`${modifier}+KeyG`);
    const input = this.page.locator(".quick-input-widget input").first();
    await input.waitFor({ state: "visible" });
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await input.waitFor({ state: "hidden" });
  }

  /** Types into what has the focus; `delay` is the time between two keys, in ms. */
  async typeText(text, { delay = 10 } = {}) {
    await this.page.keyboard.type(text, { delay });
  }

  /** Presses a key or a chord, "Control+Space". */
  async press(key) {
    await this.page.keyboard.press(key);
  }

  /** The visible text of the active editor, line by line as drawn, without the hints that the editor draws into it. */
  async editorText() {
    const lines = await this.page.locator(".editor-group-container.active .view-lines .view-line").evaluateAll(elements => elements
      .map((element) => {
        const line = element.cloneNode(true);
        for (const hint of line.querySelectorAll('[class*="dyn-rule"]')) hint.remove();
        return [Number.parseFloat(element.style.top), line.textContent];
      })
      .sort((a, b) => a[0] - b[0]).map(([, text]) => text.replace(/\u00a0/g, " ")));
    return lines.join("\n");
  }

  /** How many errors and warnings the status bar counts. */
  async readDiagnosticsCount() {
    const label = await this.page.locator('[id="status.problems"] [aria-label], [id="status.problems"]').first().getAttribute("aria-label") ?? "";
    const count = word => Number(new RegExp(`${word}s?: (\\d+)`, "i").exec(label)?.[1] ?? new RegExp(`(\\d+) ${word}`, "i").exec(label)?.[1] ?? 0);
    return { errors: count("error"), warnings: count("warning"), infos: count("info") };
  }

  /** Waits until the count of problems satisfies the test. */
  async waitForDiagnostics(accept, { timeout = 20000 } = {}) {
    return this.until(async () => {
      const count = await this.readDiagnosticsCount();
      return accept(count) ? count : undefined;
    }, { timeout, what: "the expected number of problems" });
  }

  /** The frame of the webview that contains an element, by a selector such as `[data-gantry-view="gantt"]`. */
  async webviewFrame(selector = '[data-gantry-ready="true"]', { timeout = 30000 } = {}) {
    return this.until(async () => {
      for (const frame of this.page.frames()) {
        if (frame === this.page.mainFrame()) continue;
        const found = await frame.$(selector).catch(() => null);
        if (found !== null) return frame;
      }
      return undefined;
    }, { timeout, what: `a webview with ${selector}` });
  }

  /** Chooses a theme while the workbench is open: dark, light, hc or hc-light. */
  async chooseTheme(theme) {
    const names = { dark: "Dark Modern", light: "Light Modern", hc: "Dark High Contrast", "hc-light": "Light High Contrast" };
    const classes = { dark: ".vs-dark", light: ".vs", hc: ".hc-black", "hc-light": ".hc-light" };
    await this.runCommand("Preferences: Color Theme");
    const input = this.page.locator(".quick-input-widget input").first();
    await input.fill(names[theme] ?? theme);
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: names[theme] ?? theme }).first().click();
    if (classes[theme] !== undefined) await this.page.waitForSelector(`.monaco-workbench${classes[theme]}`);
  }

  /** Closes every notification. */
  async clearNotifications() {
    await this.runCommand("Notifications: Clear All Notifications");
  }

  /** Writes a picture of the whole window. */
  async screenshot(file) {
    return this.page.screenshot({ path: file });
  }

  /** Asks again until there is an answer. */
  async until(ask, { timeout = 20000, what = "the answer" } = {}) {
    const end = Date.now() + timeout;
    for (;;) {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      if (Date.now() > end) throw new Error(`Waited ${timeout / 1000} s for ${what}`);
      await this.page.waitForTimeout(100);
    }
  }

  async close() {
    await this.page.context().close();
  }
}
