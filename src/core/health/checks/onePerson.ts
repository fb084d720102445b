import { countOf, hitsAmong, type HealthCheck, type HealthInput } from "../check";

/** Below so many tasks a share of them says nothing. */
const FEWEST = 5;

/** Bus factor: the share of the open person-time that the person with the most of it does; the hits are what only they do. */
export const onePerson: HealthCheck = {
  name: "one-person",
  unit: "share",
  bound: "most",
  limit: ({ onePerson: most }) => most,
  settable: ["onePerson"],
  measure(input) {
    const { people } = input.found.frame.plan;
    if (people.size === 0) return { unjudged: "no-people" };
    if (people.size === 1) return { unjudged: "one-person" };
    const { by, all, tasks } = workByPerson(input, id => people.has(id));
    if (all === 0 || tasks < FEWEST) return countOf([], 0);
    const [who, most] = [...by].reduce((one, two) => (two[1] > one[1] ? two : one));
    if (most / all <= input.limits.onePerson) return { figure: most / all, count: 0, of: input.leaves.length, hits: [] };
    const hits = hitsAmong(input.leaves, ({ index, assignments }) => {
      const own = assignments.filter(({ resource }) => people.has(resource));
      return own.length === 1 && own[0]?.resource === who ? { task: index, who } : undefined;
    });
    return { figure: most / all, count: hits.length, of: input.leaves.length, hits };
  },
};

/** Person-time that is left by person, and how many tasks it is in. */
function workByPerson({ leaves }: HealthInput, isPerson: (id: string) => boolean): { readonly by: ReadonlyMap<string, number>; readonly all: number; readonly tasks: number } {
  const by = new Map<string, number>();
  let all = 0;
  let tasks = 0;
  for (const { progress, assignments } of leaves) {
    const left = 1 - progress;
    let any = false;
    for (const { resource, effort } of assignments) {
      if (!isPerson(resource) || effort * left <= 0) continue;
      by.set(resource, (by.get(resource) ?? 0) + effort * left);
      all += effort * left;
      any = true;
    }
    if (any) tasks += 1;
  }
  return { by, all, tasks };
}
