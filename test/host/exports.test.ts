import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert/strict";
import type { Uri} from "vscode";
import { window, workspace } from "vscode";
import { exportPicture, type Exported } from "../../src/host/panels/exportPicture";
import { printPage } from "../../src/host/panels/printPage";
import { fileAt, gantry, remove } from "./support/plans";

type Dialogs = Record<"showSaveDialog" | "showInformationMessage", unknown>;

const SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Ünï ✓ ' \" &amp;</text></svg>";
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

describe("exports of pictures", () => {
  const host = window as unknown as Dialogs;
  const { showSaveDialog, showInformationMessage } = window;
  const asked: { defaultUri?: Uri; filters?: Record<string, string[]> }[] = [];
  let target: Uri | undefined;

  before(() => {
    host.showSaveDialog = (options: (typeof asked)[number]) => {
      asked.push(options);
      return Promise.resolve(target);
    };
  });
  afterEach(async () => {
    asked.length = 0;
    await remove("exported");
  });
  after(() => { Object.assign(host, { showSaveDialog, showInformationMessage }); });

  async function exported(): Promise<Exported> {
    const { plans } = await gantry();
    return { plans, plan: plans.analysis.snapshot.plans.find(({ file }) => file.endsWith("hello.plan.yaml"))?.id ?? "", view: "gantt", title: "Gantt: Hello", storage: fileAt("exported/storage") };
  }
  const names = async (): Promise<string[]> => (await workspace.fs.readDirectory(fileAt("exported"))).map(([name]) => name);

  it("write the drawing where the person says, whole, with a name proposed beside the plan", async () => {
    target = fileAt("exported/shown.svg");
    const answer = await exportPicture(await exported(), { kind: "svg", text: SVG });
    strictEqual(answer.kind, "saved");
    match(answer.message ?? "", /shown\.svg/);
    strictEqual(new TextDecoder().decode(await workspace.fs.readFile(target)), SVG);
    deepStrictEqual(await names(), ["shown.svg"]);
    strictEqual(asked[0]?.defaultUri?.toString(), fileAt("hello-gantt.svg").toString());
    deepStrictEqual(asked[0]?.filters, { SVG: ["svg"] });
  });

  it("write an image over one that is there", async () => {
    target = fileAt("exported/shown.png");
    await workspace.fs.writeFile(target, Uint8Array.from([9]));
    const other = fileAt("exported/shown.png.part");
    await workspace.fs.writeFile(other, Uint8Array.from([7]));
    strictEqual((await exportPicture(await exported(), { kind: "png", bytes: PNG })).kind, "saved");
    deepStrictEqual([...await workspace.fs.readFile(target)], [...PNG]);
    deepStrictEqual((await names()).sort(), ["shown.png", "shown.png.part"], "a file of that name is another's");
    deepStrictEqual([...await workspace.fs.readFile(other)], [7]);
  });

  it("write nothing when the person thinks better of it, and leave nothing behind when it cannot be written", async () => {
    target = undefined;
    strictEqual((await exportPicture(await exported(), { kind: "svg", text: SVG })).kind, "cancelled");
    await workspace.fs.createDirectory(fileAt("exported/folder.svg/full"));
    target = fileAt("exported/folder.svg");
    await rejects(exported().then((one) => exportPicture(one, { kind: "svg", text: SVG })));
    deepStrictEqual(await names(), ["folder.svg"]);
  });

  it("offer to save where no browser can be opened for printing", async () => {
    target = fileAt("exported/printed.svg");
    let said = "";
    host.showInformationMessage = (message: string, button: string) => {
      said = message;
      return Promise.resolve(button);
    };
    const answer = await exportPicture(await exported(), { kind: "print", text: SVG, pages: [SVG] });
    host.showInformationMessage = showInformationMessage;
    strictEqual(answer.kind, "saved");
    match(said, /Printing needs/);
    strictEqual(new TextDecoder().decode(await workspace.fs.readFile(target)), SVG);
  });

  it("are printed from a page that runs nothing and asks for nothing", () => {
    const page = printPage("<b>Plan</b> \"x\"", [SVG, "<svg onload=\"alert(1)\"><script>alert(1)</script></svg>"]);
    ok(!page.includes("<script") && !page.includes("<b>") && !page.includes("<svg"), page);
    match(page, /default-src 'none'; img-src data:; style-src 'nonce-[0-9a-f]{48}'"/);
    strictEqual(page.match(/<img alt="[^"<>]*" src="data:image\/svg\+xml;charset=utf-8,[^"<>' ]*">/g)?.length, 2);
    match(page, /@page \{ size: landscape/);
    const [, address = ""] = /src="data:image\/svg\+xml;charset=utf-8,([^"]*)"/.exec(page) ?? [];
    strictEqual(decodeURIComponent(address), SVG);
  });
});
