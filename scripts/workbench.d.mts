import type { Browser } from 'playwright-core';
import type { Workbench } from './workbenchPage.mjs';

export type Theme = 'dark' | 'light' | 'hc' | 'hc-light';

export interface PageOptions {
  /** The folder to open; an empty window without. */
  readonly folder?: string;
  /** The file in it that names the folders of the workspace. */
  readonly workspace?: string;
  readonly theme?: Theme;
  /** Whether the workspace is trusted; it is, unless this is false. */
  readonly trust?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Loads the `browser` entry in the web worker host. */
  readonly kind?: 'web';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Device pixels for each pixel of the page. */
  readonly scale?: number;
}

export class Server {
  readonly version: string;
  readonly port: number;
  readonly log: string;
  useSettings(options?: PageOptions): Promise<void>;
  url(options: PageOptions): string;
  address(): string;
  stop(): Promise<void>;
}

export function startServer(options?: { version?: string; env?: Record<string, string | undefined> }): Promise<Server>;
export function joinServer(address: string): Server;
export function launchBrowser(options?: { headless?: boolean }): Promise<Browser>;
export function openWorkbench(server: Server, browser: Browser, options?: PageOptions): Promise<Workbench>;
