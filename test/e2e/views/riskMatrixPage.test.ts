import { deepEqual, equal, match, ok } from "node:assert/strict";
import type { Locator } from "playwright-core";
import { riskMatrixData } from "../../../src/core/view/riskMatrix";
import { minute, scheduleOf } from "../../core/view/support";
import { faultsOf } from "./page/faults";
import type { ThemeName } from "./page/themes";
import { usePages } from "./page/usePages";
import type { PageOptions, ViewPage } from "./page/viewPage";

const NOW = minute("2026-02-16 11:00");

const PLAN = `plan: House
start: 2026-03-02
as-of: none
currency: EUR
people: {ana: {name: Ana Silva}, ben: {name: Ben Ito}}
tasks: {build: {title: Build, duration: 40d}}
risks:
  storm: {title: A storm, probability: likely, impact: {level: major, time: 5d}, owner: ana, response: mitigate, residual: {probability: rare}, review: 2026-02-01, actions: {rope: {title: Tie it down, duration: 1d}}}
  thief: {title: A thief, probability: 35%, impact: {level: minor, cost: 2000}, owner: ben}
  permit: {title: No permit, impact: {level: severe}}
  grant: {title: A grant, probability: possible, impact: {level: major}, opportunity: true}
  fire: {title: The fire, status: happened, probability: rare, impact: {level: severe}}
  flood: {title: The flood, status: closed}
`;
const WORDS = ["rare", "unlikely", "possible", "likely", "almost-certain"];
const LEVELS = ["minor", "moderate", "major", "severe"];
const many = (count: number, owner = "ana"): string => `plan: Many\nstart: 2026-03-02\nas-of: none\npeople: {ana: {}}\nrisks:\n${Array.from({ length: count }, (_, at) => (
  `  r${String(at)}: {title: Risk ${String(at)}, probability: ${WORDS[(at * 7) % 5] ?? ""}, impact: {level: ${LEVELS[(at * 3 + (at >> 3)) % 4] ?? ""}}, owner: ${owner}, residual: {probability: rare}}\n`)).join("")}`;

describe("the page of the risk matrix", () => {
  const openPage = usePages();

  async function show(text: string, options: PageOptions = {}): Promise<ViewPage> {
    const view = await openPage("riskMatrix", { width: 1800, height: 900, ...options });
    await send(view, text, 1);
    await view.page.waitForSelector("html[data-gantry-ready]");
    return view;
  }
  async function send(view: ViewPage, text: string, sequence: number): Promise<void> {
    await view.send("riskMatrix", { sequence, health: { errors: 0, warnings: 0 }, data: riskMatrixData(scheduleOf(text, NOW), NOW) });
  }
  const disc = (view: ViewPage, id: string): Locator => view.page.locator(`.risk[data-id="${id}"]`);
  const cell = (view: ViewPage, row: number, column: number, kind = "threats"): Locator => view.page.locator(`.cell[data-kind="${kind}"][data-row="${String(row)}"][data-column="${String(column)}"]`);
  const cellOf = (view: ViewPage, id: string): Promise<string> => disc(view, id).evaluate((node) => {
    const { kind = "", row = "", column = "" } = node.closest<HTMLElement>(".cell")?.dataset ?? {};
    return `${kind} ${row}.${column}`;
  });
  const asked = async (view: ViewPage, what: "change" | "preview" = "change"): Promise<unknown[]> => (await view.said()).filter(({ name, type }) => name === what && type === "request").map(({ body }) => (body as { change: unknown }).change);
  const revealed = async (view: ViewPage): Promise<unknown[]> => (await view.said()).filter(({ name }) => name === "reveal").map(({ body }) => body);
  const focused = (view: ViewPage): Promise<string | undefined> => view.page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset["id"] ?? document.activeElement?.className);
  const answer = async (view: ViewPage, name: "change" | "preview", body: unknown): Promise<void> => {
    const requests = (await view.said()).filter((one) => one.name === name && one.type === "request");
    await view.page.evaluate(([id, given]) => { window.postMessage({ type: "answer", id, body: given }); }, [requests.at(-1)?.id, body] as const);
  };
  const middle = async (of: Locator): Promise<{ x: number; y: number }> => {
    const box = await of.boundingBox();
    ok(box !== null, "it is in sight");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const carry = async (view: ViewPage, id: string, to: Locator): Promise<void> => {
    const [from, place] = [await middle(disc(view, id).locator(".number")), await middle(to)];
    await view.page.mouse.move(from.x, from.y);
    await view.page.mouse.down();
    await view.page.mouse.move(from.x + 6, from.y + 2);
    await view.page.mouse.move(place.x, place.y);
  };
  const rows = (view: ViewPage): Promise<string> => view.page.locator("[data-row-id]").evaluateAll((all) => all.map((one) => one.getAttribute("data-row-id") ?? "").join(" "));

  for (const theme of ["dark", "light", "high-contrast", "high-contrast-light"] satisfies ThemeName[]) {
    it(`can be read and used by all, with a risk chosen and a title being typed, ${theme}`, async () => {
      const view = await show(PLAN, { theme });
      deepEqual(await faultsOf(view), []);
      await disc(view, "storm").click();
      await disc(view, "thief").focus();
      await view.page.keyboard.press("Insert");
      await view.page.locator(".new-title").waitFor();
      deepEqual(await faultsOf(view), []);
      await send(view, "plan: Nothing\n", 2);
      await view.page.locator(".empty-register").waitFor();
      deepEqual(await faultsOf(view), []);
    });
  }

  it("puts risks into cells, gains into a matrix of their own, what lacks a figure beside them, and what happened into the table alone", async () => {
    const view = await show(PLAN);
    equal(await cellOf(view, "storm"), "threats 3.2");
    equal(await cellOf(view, "thief"), "threats 1.0");
    equal(await cellOf(view, "grant"), "opportunities 2.2");
    match(await view.page.locator(".tray").innerText(), /no probability[\s\S]*No permit/);
    equal(await disc(view, "fire").count(), 0);
    equal(await rows(view), "storm grant thief permit fire flood");
    match(await view.page.locator(".register tr.group").allInnerTexts().then((all) => all.join(" ")), /Open \(4\).*Issues.*\(1\).*Closed \(1\)/);
  });

  it("says what the risks beside the matrix lack only where all lack the same", async () => {
    const view = await show(PLAN.replace("  grant:", "  rumour: {title: A rumour, probability: rare}\n  grant:"));
    match(await view.page.locator(".tray").innerText(), /Not on the matrix:[\s\S]*No permit[\s\S]*A rumour/);
    match(await disc(view, "rumour").getAttribute("aria-label") ?? "", /no impact/);
    match(await disc(view, "permit").getAttribute("aria-label") ?? "", /no probability/);
  });

  it("moves with the response: before, after, an arrow between them", async () => {
    const view = await show(PLAN);
    equal(await view.page.locator(".arrows .arrow").count(), 1);
    equal(await cell(view, 0, 2).locator('[data-ghost="storm"]').count(), 1);
    await view.page.getByRole("button", { name: "After", exact: true }).click();
    equal(await cellOf(view, "storm"), "threats 0.2");
    equal(await cellOf(view, "thief"), "threats 1.0");
    equal(await cell(view, 3, 2).locator('[data-ghost="storm"]').count(), 1);
    await view.page.getByRole("button", { name: "Arrows", exact: true }).click();
    equal(await view.page.locator(".arrows .arrow, .ghost-disc").count(), 0);
  });

  it("is re-scored by a drag, which says what it would write", async () => {
    const view = await show(PLAN);
    await carry(view, "thief", cell(view, 4, 3));
    deepEqual(await asked(view, "preview"), [{ kind: "score-risk", plan: "test", risk: "thief", row: 4, column: 3, after: false }]);
    match(await view.page.locator(".tip").innerText(), /almost-certain × severe, score 20, high/);
    await view.page.mouse.up();
    deepEqual(await asked(view), [{ kind: "score-risk", plan: "test", risk: "thief", row: 4, column: 3, after: false }]);
  });

  it("is re-scored on the side that is shown", async () => {
    const view = await show(PLAN);
    await view.page.getByRole("button", { name: "After", exact: true }).click();
    await carry(view, "storm", cell(view, 1, 1));
    await view.page.mouse.up();
    deepEqual(await asked(view), [{ kind: "score-risk", plan: "test", risk: "storm", row: 1, column: 1, after: true }]);
  });

  it("asks for nothing when a drag ends where it began, is escaped, or ends among the opportunities", async () => {
    const view = await show(PLAN);
    await carry(view, "thief", cell(view, 1, 0));
    await view.page.mouse.up();
    await carry(view, "thief", cell(view, 4, 3));
    await view.page.keyboard.press("Escape");
    await view.page.mouse.up();
    await carry(view, "thief", cell(view, 4, 3, "opportunities"));
    await view.page.mouse.up();
    deepEqual(await asked(view), []);
    equal(await view.page.locator(".carried, .target, .lifted").count(), 0);
  });

  it("refuses before the drop what the host cannot write", async () => {
    const view = await show(PLAN);
    await carry(view, "thief", cell(view, 4, 3));
    await answer(view, "preview", { kind: "refused", message: "risks.plan.yaml can only be read." });
    await view.page.locator(".cell.denied").waitFor();
    match(await view.page.locator(".tip").innerText(), /can only be read/);
    await view.page.mouse.up();
    deepEqual(await asked(view), []);
    match(await view.page.locator(".message").innerText(), /can only be read/);
  });

  it("brings what stands beside the matrix into it", async () => {
    const view = await show(PLAN);
    await carry(view, "permit", cell(view, 2, 3));
    await view.page.mouse.up();
    deepEqual(await asked(view), [{ kind: "score-risk", plan: "test", risk: "permit", row: 2, column: 3, after: false }]);
  });

  it("is walked and re-scored by keys", async () => {
    const view = await show(PLAN);
    await disc(view, "storm").focus();
    await view.page.keyboard.press("Alt+ArrowRight");
    await view.page.keyboard.press("Alt+ArrowDown");
    deepEqual(await asked(view), [
      { kind: "score-risk", plan: "test", risk: "storm", row: 3, column: 3, after: false }, { kind: "score-risk", plan: "test", risk: "storm", row: 2, column: 2, after: false },
    ]);
    await view.page.keyboard.press("ArrowDown");
    await view.page.keyboard.press("ArrowDown");
    match(String(await focused(view)), /new/);
    await disc(view, "thief").focus();
    await view.page.keyboard.press("Enter");
    deepEqual((await revealed(view)).at(-1), { id: "thief", focus: true });
  });

  it("walks to the opportunities and to what stands beside the matrix", async () => {
    const view = await show(PLAN);
    await cell(view, 0, 0).locator(".new").focus();
    await view.page.keyboard.press("ArrowDown");
    equal(await focused(view), "permit");
    await cell(view, 2, 3).locator(".new").focus();
    await view.page.keyboard.press("ArrowRight");
    equal(await view.page.evaluate(() => document.activeElement?.closest<HTMLElement>(".cell")?.dataset["kind"]), "opportunities");
  });

  it("makes a risk in a cell: the title is typed there, the new one is chosen when the plan has it", async () => {
    const view = await show(PLAN);
    await cell(view, 4, 1).hover();
    await cell(view, 4, 1).locator(".new").click();
    await view.page.keyboard.type("A <b>quake</b>");
    await view.page.keyboard.press("Enter");
    deepEqual(await asked(view), [{ kind: "add-risk", plan: "test", title: "A <b>quake</b>", opportunity: false, row: 4, column: 1 }]);
    await answer(view, "change", { kind: "applied" });
    await send(view, `${PLAN}  quake: {title: "A <b>quake</b>", probability: almost-certain, impact: {level: moderate}}\n`, 2);
    await view.page.waitForFunction(() => (document.activeElement as HTMLElement | null)?.dataset["id"] === "quake");
    equal(await disc(view, "quake").locator(".title").innerText(), "A <b>quake</b>");
    match(await view.page.locator(".details").innerText(), /A <b>quake<\/b>/);
  });

  it("keeps a title that was refused, and a title that is typed while the plan changes", async () => {
    const view = await show(PLAN);
    await cell(view, 4, 1).hover();
    await cell(view, 4, 1).locator(".new").click();
    await view.page.keyboard.type("Quake");
    await send(view, PLAN.replace("A thief", "Two thieves"), 2);
    await disc(view, "thief").getByText("Two thieves").waitFor();
    await view.page.keyboard.press("Enter");
    await answer(view, "change", { kind: "refused", message: "It cannot be written." });
    await view.page.locator(".message:not([hidden])").waitFor();
    equal(await view.page.locator(".new-title").inputValue(), "Quake");
    await view.page.keyboard.press("Escape");
    equal(await view.page.locator(".new-title").count(), 0);
    equal(await focused(view), "new");
  });

  it("shows the chosen risk with its response, actions and review, and lets them be changed", async () => {
    const view = await show(PLAN);
    await disc(view, "storm").click();
    deepEqual((await revealed(view)).at(-1), { id: "storm", focus: false });
    const details = view.page.locator(".details");
    match(await details.innerText(), /likely × major = 12, high[\s\S]*expected 3\.5d[\s\S]*rare × major = 3, low[\s\S]*the review is over[\s\S]*Tie it down[\s\S]*to do/);
    await details.getByLabel("Owner").selectOption("ben");
    await details.getByLabel("Response").selectOption("accept");
    await details.getByLabel("Status").selectOption("happened");
    await details.getByLabel("Review, overdue").fill("fri");
    await view.page.keyboard.press("Enter");
    deepEqual((await asked(view)).slice(0, 4), [["owner", "ben"], ["response", "accept"], ["status", "happened"], ["review", "fri"]].map(([field, text]) => ({ kind: "set-risk", plan: "test", risk: "storm", field, text })));
    await details.getByRole("button", { name: "Tie it down" }).click();
    deepEqual((await revealed(view)).at(-1), { id: "rope", focus: true });
  });

  it("filters by words, owner, status and level", async () => {
    const view = await show(PLAN);
    const choose = async (label: string, section: string): Promise<void> => {
      await view.page.getByRole("button", { name: "Filter" }).click();
      await view.page.getByRole("group", { name: section }).getByRole("menuitemradio", { name: label, exact: true }).click();
      await view.page.keyboard.press("Escape");
    };
    await choose("Ben Ito", "Owner");
    equal(await rows(view), "thief");
    equal(await disc(view, "storm").count(), 0);
    await choose("All", "Owner");
    await choose("happened", "Status");
    equal(await rows(view), "fire");
    equal(await cellOf(view, "fire"), "threats 0.3");
    await choose("All", "Status");
    await choose("high", "Level");
    equal(await rows(view), "storm grant");
    await view.page.locator("vscode-text-field input").fill("gra");
    equal(await rows(view), "grant");
  });

  it("sorts the register by a click on a column, and the other way by a second", async () => {
    const view = await show(PLAN);
    const sort = view.page.locator('[data-sort="title"]');
    await sort.click();
    equal((await rows(view)).split(" ")[0], "grant");
    await sort.click();
    equal((await rows(view)).split(" ")[0], "permit");
    equal(await view.page.locator("th.of-title[aria-sort]").getAttribute("aria-sort"), "descending");
  });

  it("follows the text cursor to a risk and to an action", async () => {
    const view = await show(PLAN);
    await view.send("cursor", { id: "thief" });
    await view.page.locator(".risk.selected[data-id=thief]").waitFor();
    await view.send("cursor", { id: "rope" });
    await view.page.locator(".risk.selected[data-id=storm]").waitFor();
    await view.page.locator("tr.selected[data-row-id=storm]").waitFor();
  });

  it("is as it was after a reload", async () => {
    const view = await show(PLAN);
    await view.page.getByRole("button", { name: "After", exact: true }).click();
    await disc(view, "storm").click();
    await view.page.getByLabel("Threats, opportunities or both").selectOption("threats");
    await view.page.locator('[data-sort="owner"]').click();
    const again = await show(PLAN, { state: await view.state() });
    equal(await cellOf(again, "storm"), "threats 0.2");
    equal(await again.page.locator(".risk.selected").getAttribute("data-id"), "storm");
    equal(await again.page.locator(".matrix").count(), 1);
    equal(await again.page.locator("th.of-owner").getAttribute("aria-sort"), "ascending");
  });

  it("says how many more are there after their response where not all fit", async () => {
    const view = await show(many(200));
    const strip = cell(view, 0, 3).locator(".strip-line");
    const ghosts = await strip.locator(".ghost-disc").count();
    ok(ghosts > 3);
    const moved = Array.from({ length: 200 }, (_, at) => at).filter((at) => LEVELS[(at * 3 + (at >> 3)) % 4] === "severe" && WORDS[(at * 7) % 5] !== "rare");
    equal(await strip.locator(".quiet").textContent(), `+${String(moved.length - ghosts)}`);
  });

  it("counts what a cell has no room for, and lists the whole cell when asked", async () => {
    const view = await show(many(500));
    const full = cell(view, 0, 0);
    const more = full.locator(".more");
    match(await more.innerText(), /^\+\d+$/);
    await more.click();
    const shown = await full.locator(".risk").count();
    equal(await view.page.locator("[data-row-id]").count(), shown + Number((await more.innerText()).slice(1)));
    await view.page.getByRole("button", { name: "Show all cells" }).click();
    equal(await view.page.locator("[data-row-id]").count(), 200);
    await view.page.getByRole("button", { name: "Show all 500 risks" }).click();
    equal(await view.page.locator("[data-row-id]").count(), 500);
    const cut = await view.page.locator(".discs").evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length);
    equal(cut, 0);
  });

  it("leaves its tools their room however long the plan's title is, and the numbers of its risks in sight", async () => {
    const view = await show(many(8).replace(/^plan: .*$/m, `plan: ${"A title without end ".repeat(20)}`), { width: 1024 });
    const tools = await view.page.locator(".toolbar > *").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).filter(({ width }) => width > 0).map(({ left, right }) => ({ left, right })));
    for (const [at, { right }] of tools.slice(0, -1).entries()) ok(right <= (tools[at + 1]?.left ?? 0) + 0.5, `tool ${String(at)} lies on the next`);
    const [arrows, disc] = await Promise.all([".arrows", ".risk"].map((one) => view.page.locator(one).first().evaluate((found) => Number(getComputedStyle(found).zIndex))));
    ok((arrows ?? 0) < (disc ?? 0), "arrows lie behind the discs");
  });

  for (const width of [480, 1024, 1800]) {
    it(`has no disc cut or on another at ${String(width)} pixels`, async () => {
      const view = await show(many(60), { width, height: 700 });
      const boxes = await view.page.locator(".cell").evaluateAll((cells) => cells.map((one) => [...one.querySelectorAll(".risk, .more")].map((disc) => {
        const { left, top, right, bottom } = disc.getBoundingClientRect();
        const frame = one.getBoundingClientRect();
        return { left, top, right, bottom, inside: left >= frame.left - 0.5 && right <= frame.right + 0.5 && top >= frame.top - 0.5 && bottom <= frame.bottom + 0.5 };
      })));
      for (const discs of boxes) {
        deepEqual(discs.filter(({ inside }) => !inside), []);
        for (const [at, a] of discs.entries()) for (const b of discs.slice(at + 1)) ok(a.right <= b.left + 0.5 || b.right <= a.left + 0.5 || a.bottom <= b.top + 0.5 || b.bottom <= a.top + 0.5, "discs lie beside each other");
      }
    });
  }

  it("leads an empty register to its first risk", async () => {
    const view = await show("plan: Nothing\nstart: 2026-03-02\n");
    match(await view.page.locator(".details").innerText(), /no risks yet/);
    equal(await cell(view, 4, 3).locator(".new").evaluate((node) => getComputedStyle(node).opacity), "1");
    await cell(view, 4, 3).dblclick();
    await view.page.keyboard.type("First");
    await view.page.keyboard.press("Enter");
    deepEqual(await asked(view), [{ kind: "add-risk", plan: "test", title: "First", opportunity: false, row: 4, column: 3 }]);
  });
});
