import type { Assignee } from "../schedule/assignees";
import { unitsOf } from "../schedule/bookings";
import type { Found } from "../schedule/found";
import type { Leaf } from "../schedule/leaf";

/** A leaf that gives a share of someone on to those who come after it. */
interface Supplier {
  readonly node: number;
  readonly finish: number;
  left: number;
}

/** One booking of a resource. */
interface Booked {
  readonly node: number;
  readonly leaf: Leaf;
  readonly assignee: Assignee;
}

/**
 * The order in which levelling found that people and equipment go from one task to the next, as links from the finish of the one
 * to the start of the other: a flow of each resource's capacity through its tasks (Artigues, Michelon and Reusser 2003). Pairs of nodes.
 */
export function resourceLinks({ frame, forecast }: Found): readonly (readonly [from: number, to: number])[] {
  if (forecast.levelling === undefined) return [];
  const { network, start, finish } = forecast;
  const byResource = new Map<string, Booked[]>();
  network.leaves.forEach((leaf, node) => {
    if (leaf === undefined || leaf.inherited.dropped || leaf.noCapacity) return;
    for (const assignee of leaf.work.crew) {
      const { id } = assignee.resource;
      const list = byResource.get(id) ?? [];
      if (list.length === 0) byResource.set(id, list);
      list.push({ node, leaf, assignee });
    }
  });
  const links: (readonly [number, number])[] = [];
  for (const booked of byResource.values()) {
    booked.sort((a, b) => (start[a.node] as number) - (start[b.node] as number) || (finish[a.node] as number) - (finish[b.node] as number) || a.node - b.node);
    flow(booked, { start, finish, asOf: frame.asOf ?? -Infinity }, links);
  }
  return links;
}

function flow(booked: readonly Booked[], dates: { readonly start: Float64Array; readonly finish: Float64Array; readonly asOf: number }, links: (readonly [number, number])[]): void {
  let free = booked.reduce((most, { assignee }) => Math.max(most, ...assignee.resource.capacity.map(({ value }) => value)), 0);
  let suppliers: Supplier[] = [];
  for (const { node, leaf, assignee } of booked) {
    const [begins, ends] = [dates.start[node] as number, dates.finish[node] as number];
    const units = unitsOf(leaf, assignee, begins);
    const waits = leaf.progress.state === "todo" && !leaf.fixed && leaf.occurrences === undefined && leaf.inherited.priority < 1000;
    let wanted = units;
    const own = Math.min(free, wanted);
    free -= own;
    wanted -= own;
    for (const supplier of suppliers) {
      if (wanted <= 1e-9) break;
      if (supplier.finish > begins) continue;
      const taken = Math.min(supplier.left, wanted);
      supplier.left -= taken;
      wanted -= taken;
      if (waits && supplier.finish > dates.asOf) links.push([supplier.node, node]);
    }
    suppliers = suppliers.filter(({ left }) => left > 1e-9);
    suppliers.push({ node, finish: ends, left: units });
    suppliers.sort((a, b) => a.finish - b.finish || a.node - b.node);
  }
}
