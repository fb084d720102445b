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
    const ids = [...people.keys()];
    const { most, by, all, tasks } = workByPerson(input, ids.length);
    if (all === 0 || tasks < FEWEST) return countOf([], 0);
    const who = ids[by] ?? "";
    if (most / all <= input.limits.onePerson) return { figure: most / all, count: 0, of: input.open, hits: [] };
    const hits = hitsAmong(input.leaves, ({ index, assignments }) => {
      const own = assignments.filter(({ resource }) => people.has(resource));
      return own.length === 1 && own[0]?.resource === who ? { task: index, who } : undefined;
    });
    return { figure: most / all, count: hits.length, of: input.open, hits };
  },
};

/** The most person-time that is left to one person, whose (of several the one whose work is met first), all of it, and how many tasks it is in. */
function workByPerson({ marks: { person, left, several } }: HealthInput, people: number): { readonly most: number; readonly by: number; readonly all: number; readonly tasks: number } {
  const sums = new Float64Array(people);
  const met: number[] = [];
  let all = 0;
  let tasks = 0;
  const add = (who: number, minutes: number): void => {
    if (sums[who] === 0) met.push(who);
    sums[who] = (sums[who] as number) + minutes;
    all += minutes;
  };
  for (let index = 0; index < person.length; index++) {
    const who = person[index] as number;
    if (who === -1) continue;
    tasks += 1;
    if (who >= 0) add(who, left[index] as number);
    else for (const share of several.get(index) ?? []) add(share.person, share.left);
  }
  const by = met.reduce((one, two) => ((sums[two] as number) > (sums[one] as number) ? two : one), met[0] ?? 0);
  return { most: sums[by] ?? 0, by, all, tasks };
}
