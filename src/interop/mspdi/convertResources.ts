import { list, map, text, word, type PlanNode } from "../../language/write/planNode";
import { writeDay, writeInstant, writeNumber, writeShare } from "../../language/write/writeValues";
import { MINUTES_PER_DAY, type Instant } from "../../core/model/instant";
import { leaveNode } from "./calendarNodes";
import type { Conversion } from "./context";
import { personCalendar } from "./convertCalendars";
import type { MspdiRate, MspdiResource } from "./project";

type Entry = [key: string, value: PlanNode];

/** The people: every resource that works. */
export function people(conversion: Conversion): Entry[] {
  return resourcesOf(conversion, "work").map(([id, resource]) => [id, person(conversion, resource)]);
}

/** The materials with unit and price. */
export function materials(conversion: Conversion): Entry[] {
  return resourcesOf(conversion, "material").map(([id, resource]) => {
    const entries: Entry[] = [["title", text(nameOf(resource))]];
    if (resource.materialLabel !== "") entries.push(["unit", text(resource.materialLabel)]);
    if (resource.standardRate !== 0) entries.push(["price", word(writeNumber(resource.standardRate))]);
    if (resource.costPerUse !== 0) conversion.note(`Material "${resource.name}": the cost per use of ${writeNumber(resource.costPerUse)} is left out.`);
    return [id, map(entries)];
  });
}

function resourcesOf(conversion: Conversion, kind: MspdiResource["kind"]): [string, MspdiResource][] {
  return conversion.project.resources.flatMap((resource) => {
    const id = conversion.ids.resources.get(resource.uid);
    return id === undefined || resource.kind !== kind ? [] : [[id, resource] as [string, MspdiResource]];
  });
}

/** The name to show for a resource. */
export function nameOf(resource: MspdiResource): string {
  return resource.name === "" ? `Resource ${String(resource.uid)}` : resource.name;
}

function person(conversion: Conversion, resource: MspdiResource): PlanNode {
  const entries: Entry[] = [["name", text(nameOf(resource))]];
  if (resource.group !== "") entries.push(["role", text(resource.group)]);
  const rate = rateNode(resource);
  if (rate !== undefined) entries.push(["rate", rate]);
  const capacity = capacityNode(conversion, resource);
  if (capacity !== undefined) entries.push(["capacity", capacity]);
  const { calendar, leave } = personCalendar(conversion, resource);
  if (calendar !== undefined) entries.push(["calendar", word(calendar)]);
  if (leave.length > 0) entries.push(["leave", leaveNode(leave)]);
  if (resource.email !== "") entries.push(["email", text(resource.email)]);
  noteLosses(conversion, resource);
  return map(entries);
}

function noteLosses({ note }: Conversion, resource: MspdiResource): void {
  const who = `Resource "${nameOf(resource)}"`;
  if (resource.notes.trim() !== "") note(`${who}: its notes are left out; people have no notes.`);
  if (resource.overtimeRate !== 0) note(`${who}: the overtime rate of ${writeNumber(resource.overtimeRate)}/h is left out.`);
  if (resource.rates.some(({ table, standardRate, costPerUse }) => table > 0 && (standardRate !== 0 || costPerUse !== 0))) {
    note(`${who}: cost rate tables B to E are left out; table A is kept.`);
  }
  if (resource.hasOwnFields) note(`${who}: values in custom columns are left out; only tasks have fields.`);
}

function rateNode(resource: MspdiResource): PlanNode | undefined {
  const dated = resource.rates.filter(({ table }) => table === 0);
  if (dated.length > 1) return map(dated.map((rate, index) => [dateKey(index === 0 ? undefined : rate.from), singleRate(rate)]));
  const { standardRate, costPerUse } = resource;
  return standardRate === 0 && costPerUse === 0 ? undefined : singleRate(resource);
}

function singleRate({ standardRate, costPerUse }: Pick<MspdiRate, "standardRate" | "costPerUse">): PlanNode {
  const perHour = word(`${writeNumber(standardRate)}/h`);
  return costPerUse === 0 ? perHour : list([perHour, word(`${writeNumber(costPerUse)}/use`)]);
}

/** The day from which a dated value holds; the first holds from the beginning, which Microsoft Project calls 1984. */
function dateKey(from: Instant | undefined): string {
  if (from === undefined) return "1984-01-01";
  return from % MINUTES_PER_DAY === 0 ? writeDay(from / MINUTES_PER_DAY) : writeInstant(from);
}

/** The share of full time that there is of a resource; undefined for a whole one. */
export function capacityOf(resource: MspdiResource): number {
  return resource.maxUnits !== undefined && resource.maxUnits > 0 ? resource.maxUnits : 1;
}

function capacityNode({ note }: Conversion, resource: MspdiResource): PlanNode | undefined {
  if (resource.maxUnits !== undefined && resource.maxUnits <= 0) {
    note(`Resource "${nameOf(resource)}": its maximum of 0 % is left out; it counts as one full-time person.`);
    return undefined;
  }
  const periods = resource.availability.filter(({ units }) => units > 0);
  if (periods.length > 1) return map(periods.map(({ from, units }, index) => [dateKey(index === 0 ? undefined : from), word(writeShare(units))]));
  const capacity = capacityOf(resource);
  return capacity === 1 ? undefined : word(writeShare(capacity));
}
