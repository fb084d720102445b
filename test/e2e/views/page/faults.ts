import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { ViewPage } from "./viewPage";

/** The faults that axe finds in a view, in words. */
export async function faultsOf(view: ViewPage): Promise<string[]> {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await view.page.evaluate(axe);
  return view.page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    const { violations } = await axe.run({ resultTypes: ["violations"], rules: { "page-has-heading-one": { enabled: false }, "scrollable-region-focusable": { enabled: false } } });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ""}`);
  });
}
