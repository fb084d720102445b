import type { Money } from "../../core/model/values";
import type { Item } from "../../core/model/source";
import { setKey } from "./fixes";
import { valuePlace } from "./places";
import type { Report, Rule, RuleInput } from "./rule";
import { BUDGET } from "./taskTraits";
import { code, money, nameOf } from "./wording";

/** The cost by the schedule is beyond the budget. */
export const overBudget: Rule = {
  code: "over-budget",
  doc: {
    title: "Costs more than its budget",
    meaning: "The planned cost of a task, a summary or the whole plan (people and machines by their rates, and fixed costs) is more than its `budget`.",
    fix: "Cut scope or cost, or agree on another budget and write it.",
    before: `plan: Dear
start: 2026-01-05
as-of: none
currency: EUR
people:
  ana: {name: Ana Silva, rate: 100/h}
tasks:
  build: {effort: 2d, who: ana, budget: 1000}
`,
    after: `plan: Dear
start: 2026-01-05
as-of: none
currency: EUR
people:
  ana: {name: Ana Silva, rate: 100/h}
tasks:
  build: {effort: 2d, who: ana, budget: 1600}
`,
  },
  check(input, report) {
    for (const { task, dates } of input.facts.having(BUDGET)) {
      if (task.budget !== undefined && !dates.dropped) checkBudget(input, task, task.budget, dates.cost, report);
    }
    const { settings } = input.plan;
    if (settings.budget === undefined) return;
    let total = 0;
    for (const { node, dates } of input.facts.tasks) if (node.parent < 0) total += dates.cost;
    checkBudget(input, settings, settings.budget, total, report);
  },
};

function checkBudget(input: RuleInput, item: Item, budget: Money, cost: number, report: Report): void {
  // Costs are sums of products: what a hundredth cannot show is no overrun.
  if (!(cost > budget.amount + 0.005)) return;
  const { currency } = input.plan.settings;
  const rounded = Math.ceil(cost);
  report({
    message: `${item.section === "plan" ? "The plan" : nameOf(item)} costs ${money(cost, currency)}, ${money(cost - budget.amount, currency)} more than its budget`
      + "; cut scope or cost, or agree on another budget",
    at: valuePlace(item, "budget"),
    fixes: [setKey(`Write ${code(`budget: ${rounded}`)}, the planned cost`, input.plan, item, "budget", String(rounded))],
  });
}
