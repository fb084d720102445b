import { ok, strictEqual } from "node:assert/strict";
import { extensions, window, type WebviewPanel, type WebviewPanelSerializer } from "vscode";
import { registerPanels, type Panels } from "../../src/host/panels/registerPanels";
import { fileAt, gantry, withPlan } from "./support/plans";

const silent = { trace: () => undefined, debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined } as unknown as Parameters<typeof registerPanels>[2];

/** The panels of an extension that starts beside the running one, with the windows that it opens and how it fills old ones. */
async function secondExtension(): Promise<{ readonly panels: Panels; readonly opened: readonly WebviewPanel[]; restore(panel: WebviewPanel, state: unknown): Promise<void>; end(): void }> {
  const { plans, forecasts, engine } = await gantry();
  const extension = extensions.all.find(({ packageJSON }) => (packageJSON as { name?: unknown }).name === "gantry");
  ok(extension);
  const host = window as unknown as Record<"registerWebviewPanelSerializer" | "createWebviewPanel", unknown>;
  const { registerWebviewPanelSerializer, createWebviewPanel } = window;
  const serializers = new Map<string, WebviewPanelSerializer>();
  const opened: WebviewPanel[] = [];
  host.registerWebviewPanelSerializer = (type: string, serializer: WebviewPanelSerializer) => {
    serializers.set(type, serializer);
    return { dispose: () => undefined };
  };
  host.createWebviewPanel = (...asked: Parameters<typeof createWebviewPanel>) => {
    const panel = createWebviewPanel(...asked);
    opened.push(panel);
    return panel;
  };
  return {
    panels: registerPanels({ extensionUri: extension.extensionUri, globalStorageUri: fileAt(".storage") }, { plans, forecasts, engineFor: () => engine }, silent),
    opened,
    restore: async (panel, state) => { await serializers.get(panel.viewType)?.deserializeWebviewPanel(panel, state); },
    end: () => { Object.assign(host, { registerWebviewPanelSerializer, createWebviewPanel }); },
  };
}

describe("views", () => {
  it("outlive the extension that filled them, and the next one fills them again", async () => {
    await withPlan("panels.plan.yaml", "plan: Panels\nas-of: none\ntasks: {a: {effort: 1d}}\n", async (uri) => {
      const first = await secondExtension();
      await first.panels.show("gantt", uri);
      first.end();
      const [panel] = first.opened;
      ok(panel);
      let closed = false;
      panel.onDidDispose(() => { closed = true; });
      first.panels.dispose();
      await new Promise((resolve) => setTimeout(resolve, 300));
      strictEqual(closed, false, "the view is still open");

      const second = await secondExtension();
      await second.restore(panel, { plan: "panels" });
      strictEqual(panel.title, "Gantt: Panels");
      await second.panels.show("gantt", uri);
      second.end();
      strictEqual(second.opened.length, 0, "the old view is shown, no new one opened");
      second.panels.dispose();
      panel.dispose();
      strictEqual(closed, true);
    });
  });
});
