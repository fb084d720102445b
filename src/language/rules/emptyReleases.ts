import { isOwn } from "./facts";
import { removeLink } from "./fixes";
import { placeAt } from "./places";
import type { Report, RuleInput } from "./rule";
import { code, nameOf } from "./wording";

/** Reports waiting for a release that nothing carries: such a link has no effect. What has been released is waited for no more. */
export function checkEmptyReleases({ plan, schedule, index }: RuleInput, report: Report): void {
  const empty = new Set<string>();
  for (const [id, { released }] of plan.releases) if (released === undefined && index.waitsFor(id)) empty.add(id);
  for (let at = 0; empty.size > 0 && at < schedule.tasks.length; at++) empty.delete(schedule.tasks[at]?.release ?? "");
  if (empty.size === 0) return;
  for (const { item } of plan.tasks) {
    for (const dependency of item.after ?? []) {
      const release = empty.has(dependency.on.id) && isOwn(plan, dependency.on) && !plan.taskIndex.has(dependency.on.id) ? plan.releases.get(dependency.on.id) : undefined;
      if (release === undefined) continue;
      report({
        message: `Nothing is part of the release ${nameOf(release)} that ${nameOf(item)} waits for; say what is with ${code("release")}, or wait for something else`,
        at: placeAt(item, dependency.at),
        fixes: [removeLink(plan, item, dependency)],
      });
    }
  }
}
