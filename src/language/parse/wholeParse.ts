import { composeYaml } from "./composeYaml";
import { MAX_FILE, MAX_NODES } from "./limits";
import { readSectionValue } from "./inlineSection";
import { isSetting, loose, unknownTopKey, type FileReading } from "./fileReading";
import { readSetting } from "./readSettings";
import { itemSectionNamed } from "../schema/language";
import type { MapEntry } from "./sourceNode";

/** Reads a file in one piece: for what its lines alone cannot tell, such as aliases from one item to another. */
export function readWhole(reading: FileReading): void {
  const { text } = reading;
  const composed = composeYaml(text, () => false, { characters: MAX_FILE, nodes: MAX_NODES });
  for (const fault of composed.faults) loose(reading, fault.code, fault.start, fault.end, fault.message, fault.fix?.newText);
  const { root } = composed;
  if (root === undefined || (root.kind === "scalar" && root.style === "empty")) return;
  if (root.kind !== "map") {
    loose(reading, "yaml-syntax", root.start, Math.max(root.start, root.end), "A plan is made of keys with values, such as `plan: My plan`.");
    return;
  }
  const first = root.entries.find(({ key }) => isSetting(key.text));
  reading.settingsStart = first?.key.start ?? 0;
  const seen = new Set<string>();
  for (const entry of root.entries) readTopEntry(entry, seen, reading);
}

function readTopEntry(entry: MapEntry, seen: Set<string>, reading: FileReading): void {
  const { key } = entry;
  const section = itemSectionNamed(key.text);
  if (section === undefined && !isSetting(key.text)) {
    unknownTopKey(key.text, key.start, key.end, reading);
    return;
  }
  if (seen.has(key.text)) {
    loose(reading, "duplicate-key", key.start, key.end, `\`${key.text}\` stands twice in this file; the first one counts. Take one of them away.`);
    return;
  }
  seen.add(key.text);
  if (section !== undefined) readSectionValue(section, entry, reading.text, reading);
  else {
    reading.settings.push(readSetting(entry, reading.text, reading.settingsStart));
  }
}
