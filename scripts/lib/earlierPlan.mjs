// The example of a whole product as it was on an earlier day, for the pictures of its story: what came later is taken away.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { isMap, parseDocument, visit } from "yaml";

const DAY = /^\d{4}-\d\d-\d\d/;
const days = text => Date.parse(text.slice(0, 10)) / 86_400_000;

/** The keys whose date makes something happen; without them it has not happened. */
const ACTUALS = ["started", "finished", "released"];

function takeBack(map, day) {
  const [started, finished] = [map.get("started"), map.get("finished")];
  for (const key of ACTUALS) if (typeof map.get(key) === "string" && map.get(key) > day) map.delete(key);
  if (map.has("started") || !(started > day)) {
    // It ran: as far as its time is over.
    if (finished > day && started !== undefined) map.set("done", `${Math.round((days(day) - days(started)) / (days(finished) - days(started)) * 10) * 10}%`);
  } else map.delete("done");
  if (finished > day) map.delete("spent");
  // What has not begun is not planned for a sprint yet.
  if (!map.has("started")) map.delete("sprint");
  map.items = map.items.filter(({ key }) => !(DAY.test(String(key)) && String(key) > day && key.value.length === 10));
}

function withoutLater(text, day, without) {
  // What its first lines say holds on the day of the example only.
  const document = parseDocument(text.replace(/^(#.*\n)+/, ""));
  for (const keys of without.map(place => place.split("."))) if (document.hasIn(keys)) document.deleteIn(keys);
  if (document.has("as-of")) document.set("as-of", day);
  for (const section of ["feedback", "research", "competitors", "decisions"]) {
    const items = document.get(section);
    if (!isMap(items)) continue;
    items.items = items.items.filter(({ value }) => !(isMap(value) && value.get("date") > day));
    if (items.items.length === 0) document.delete(section);
  }
  visit(document, { Map: (_key, map) => takeBack(map, day) });
  for (const { value: metric } of document.get("metrics")?.items ?? []) {
    for (const { key, value } of metric.get("cohorts")?.items ?? []) value.items = value.items.slice(0, Math.floor((days(day) - days(String(key))) / 30.4) + 1);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Takes the plan in a folder back to a day; `without`: what there was not yet, as paths of keys such as `tasks.tap`. */
export async function takePlanBack(folder, day, without = []) {
  for (const name of ["repeat-orders.plan.yaml", "customers.plan.yaml"]) {
    const file = path.join(folder, name);
    await writeFile(file, withoutLater(await readFile(file, "utf8"), day, without));
  }
  const table = path.join(folder, "weekly-cafes.csv");
  const rows = (await readFile(table, "utf8")).split("\n");
  await writeFile(table, rows.filter(row => !DAY.test(row) || row.slice(0, 10) <= day).join("\n"));
}
