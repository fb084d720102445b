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
    meaning: "The planned cost of a task, a summary, a release (of all that carries it) or the whole plan is more than its `budget`: people and machines by their rates, fixed costs, materials.",
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
    checkReleases(input, report);
    const { settings } = input.plan;
    if (settings.budget === undefined) return;
    let total = 0;
    for (const { node, dates } of input.facts.tasks) if (node.parent < 0) total += dates.cost;
    checkBudget(input, settings, settings.budget, total, report);
  },
};

/** A release costs what the leaves cost that carry it. */
function checkReleases(input: RuleInput, report: Report): void {
  const budgets = [...input.plan.releases.values()].filter(({ budget }) => budget !== undefined);
  if (budgets.length === 0) return;
  const costs = new Map<string, number>();
  for (const { task, dates } of input.facts.tasks) {
    if (dates.release !== undefined && !task.summary) costs.set(dates.release, (costs.get(dates.release) ?? 0) + dates.cost);
  }
  for (const release of budgets) if (release.budget !== undefined) checkBudget(input, release, release.budget, costs.get(release.id) ?? 0, report);
}

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
