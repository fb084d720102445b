import type { Frame, Page } from 'playwright-core';
import type { Theme } from './workbench.mjs';

export interface ProblemCount {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

interface Patience {
  readonly timeout?: number;
}

/** One open workbench. */
export class Workbench {
  constructor(page: Page);
  readonly page: Page;
  /** What the page wrote to its console. */
  readonly console: string[];
  waitForWorkbench(timeout?: number): Promise<void>;
  /** Runs a command from the palette by its title, "Gantry: Show Gantt". */
  runCommand(title: string, options?: Patience): Promise<void>;
  /** Opens a file of the workspace by its name. */
  openFile(name: string, options?: Patience): Promise<void>;
  /** Puts the cursor at a line and column, from 1. */
  goTo(line: number, column?: number): Promise<void>;
  typeText(text: string, options?: { readonly delay?: number }): Promise<void>;
  press(key: string): Promise<void>;
  /** The drawn lines of the active editor. */
  editorText(): Promise<string>;
  readDiagnosticsCount(): Promise<ProblemCount>;
  waitForDiagnostics(accept: (count: ProblemCount) => boolean, options?: Patience): Promise<ProblemCount>;
  /** The frame of the webview that contains the element. */
  webviewFrame(selector?: string, options?: Patience): Promise<Frame>;
  chooseTheme(theme: Theme): Promise<void>;
  clearNotifications(): Promise<void>;
  screenshot(file: string): Promise<Buffer>;
  /** Asks again until the answer is neither undefined nor false. */
  until<T>(ask: () => Promise<T | undefined | false>, options?: Patience & { readonly what?: string }): Promise<T>;
  close(): Promise<void>;
}
