import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { ENGLISH_DATES, pictureWords } from "../../../../src/core/view/picture/pictureWords";
import { shownPicture, type DrawnPicture } from "../../../../src/core/view/picture/shownPicture";
import { isPictureAsk } from "../../../../src/protocol/pictureMessages";
import { themes } from "./themes";
import type { ThemeName } from "./themes";

/** A page that shows a built view with a host of its own: what the view says is kept, and messages can be sent to it. */
export interface ViewPage {
  readonly page: Page;
  /** Sends a message as the extension host would; typed arrays go through. */
  send(name: string, body: unknown): Promise<void>;
  /** Everything that the view has said. */
  said(): Promise<readonly { readonly type: string; readonly name?: string; readonly id?: number; readonly body?: unknown }[]>;
  /** The state that the view would have back after a reload. */
  state(): Promise<unknown>;
  setTheme(theme: ThemeName): Promise<void>;
}

export interface PageOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly state?: unknown;
}

const dist = (file: string): string => readFileSync(join(process.cwd(), "dist", "webview", file), "utf8");

/** Opens a view's bundle under the same rules as in VS Code: no script but its own, nothing from outside. */
export async function openView(browser: Browser, view: string, options: PageOptions = {}): Promise<ViewPage> {
  const context = await browser.newContext({ viewport: { width: options.width ?? 1024, height: options.height ?? 640 } });
  const page = await context.newPage();
  const policy = "default-src 'none'; img-src blob:; script-src 'nonce-view'; style-src 'nonce-view'";
  const { bodyClass, variables } = themes[options.theme ?? "dark"];
  const root = Object.entries(variables).map(([name, value]) => `--vscode-${name}: ${value};`).join(" ");
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${view}</title><meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="view">:root { ${root} }</style><style nonce="view">${dist("shared.css")}</style><style nonce="view">${dist(`${view}.css`)}</style></head>
<body class="${bodyClass}"><script type="module" nonce="view" src="${view}.js"></script></body></html>`;
  await page.route("http://view.test/", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.route("http://view.test/*.js", (route) => route.fulfill({ contentType: "text/javascript", body: dist(new URL(route.request().url()).pathname) }));
  let shown: Note | undefined;
  await page.exposeFunction("drawShown", (ask: string) => drawnAsHost(view, shown, ask));
  await page.addInitScript((state) => {
    const said: unknown[] = [];
    const packed = (body: unknown): string => JSON.stringify(body, (_, value: unknown) => (
      ArrayBuffer.isView(value) ? { typed: value.constructor.name, values: [...(value as Int32Array)] } : value
    ));
    // Pictures of what is shown are drawn by the host.
    const answer = async ({ type, name, id, body }: { type: string; name?: string; id?: number; body?: unknown }): Promise<void> => {
      if (type !== "request" || name !== "picture") return;
      const { drawShown } = window as unknown as { drawShown(ask: string): Promise<object> };
      window.postMessage(await drawShown(packed(body)).then((drawn) => ({ type: "answer", id, body: drawn }), (fault: unknown) => ({ type: "error", id, message: String(fault) })));
    };
    Object.assign(window, {
      said,
      kept: state,
      acquireVsCodeApi: () => ({
        postMessage: (message: { type: string }) => {
          said.push(message);
          void answer(message);
        },
        getState: () => (window as unknown as { kept: unknown }).kept,
        setState: (kept: unknown) => Object.assign(window, { kept }),
      }),
    });
  }, options.state);
  await page.goto("http://view.test/");
  const made: ViewPage = {
    page,
    send: (name, body) => {
      if (name === view) shown = body as Note;
      return page.evaluate(
        ([noteName, packed]) => {
          const kinds = { Float64Array, Int32Array, Uint8Array, Uint16Array } as const;
          const body: unknown = JSON.parse(packed ?? "null", (_, value: unknown) => {
            const typed = value as { typed?: keyof typeof kinds; values?: number[] } | null;
            return typed?.typed === undefined ? value : kinds[typed.typed].from(typed.values ?? []);
          });
          window.postMessage({ type: "note", name: noteName, body });
        },
        [name, pack(body)],
      );
    },
    said: () => page.evaluate(() => (window as unknown as { said: never[] }).said),
    state: () => page.evaluate(() => (window as unknown as { kept: unknown }).kept),
    setTheme: (theme) =>
      page.evaluate(({ bodyClass, variables }) => {
        document.body.className = bodyClass;
        for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
      }, themes[theme]),
  };
  return made;
}

/** What was sent to a view last. */
interface Note {
  readonly sequence: number;
  readonly data: unknown;
}

/** Draws what a view shows as the extension host does, with the same checks. */
function drawnAsHost(view: string, note: Note | undefined, packed: string): DrawnPicture {
  const ask = unpack(packed);
  if (!isPictureAsk(ask) || ask.shown.view !== view || note?.sequence !== ask.sequence) throw new Error("The message was not understood.");
  const { theme, width, paged } = ask;
  return shownPicture(ask.shown.view, note.data as never, ask.shown.options, { theme, width, paged, words: pictureWords(ENGLISH_DATES) });
}

function unpack(packed: string): unknown {
  const kinds = { Float64Array, Int32Array, Uint8Array, Uint16Array } as const;
  return JSON.parse(packed, (_, value: unknown) => {
    const typed = value as { typed?: keyof typeof kinds; values?: number[] } | null;
    return typed?.typed === undefined ? value : kinds[typed.typed].from(typed.values ?? []);
  });
}

/** Typed arrays as JSON, because what crosses into the page is JSON. */
function pack(body: unknown): string {
  return JSON.stringify(body, (_, value: unknown) => {
    if (value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint8Array || value instanceof Uint16Array) return { typed: value.constructor.name, values: [...value] };
    return value;
  });
}
