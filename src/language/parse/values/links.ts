import type { Dependency, Lag, LinkType } from "../../../core/model/values";
import type { ValueType } from "../../schema/valueType";
import { betterDuration, parseDuration } from "./durations";
import { ID_PATTERN, isPlainId, parseReference } from "./references";
import { scalarType, type Parsed, type PartSpan } from "./scalarType";

const DEPENDENCY = new RegExp(`^((?:${ID_PATTERN}/)?${ID_PATTERN})(?:[ \\t]+(FS|SS|FF|SF)?[ \\t]*(?:([+-])[ \\t]*([0-9][0-9.]*[a-z%]+))?)?$`);
const LOOSE = new RegExp(`^((?:${ID_PATTERN}/)?${ID_PATTERN})[ \\t]*(fs|ss|ff|sf)?[ \\t]*(?:([+-])[ \\t]*([0-9].*))?$`, "i");

function parseDependency(value: string, at: PartSpan): Parsed<Dependency> {
  if (isPlainId(value)) {
    const span = at(0, value.length);
    const on = { id: value, at: span };
    const plain: Dependency = { on, type: "FS", at: span };
    return { value: plain };
  }
  const found = DEPENDENCY.exec(value);
  if (found === null) return loose(value);
  const [, name = "", type, sign, length] = found;
  const on = parseReference(name, 0, at);
  if (on === undefined) return {};
  const lag = length === undefined ? undefined : parseLag(sign === "-" ? -1 : 1, length);
  if (length !== undefined && lag === undefined) return loose(value);
  return { value: { on, type: (type ?? "FS") as LinkType, ...(lag === undefined ? {} : { lag }), at: at(0, value.length) } };
}

function parseLag(sign: 1 | -1, length: string): Lag | undefined {
  const percent = /^(\d{1,5}(?:\.\d{1,6})?)%$/.exec(length);
  if (percent !== null) return { kind: "percent", percent: sign * Number(percent[1]) };
  const duration = parseDuration(length);
  return duration === undefined ? undefined : { kind: "time", sign, duration };
}

function loose(value: string): Parsed<Dependency> {
  const found = LOOSE.exec(value.trim());
  if (found === null) return {};
  const [, name = "", type = "", sign = "", length = ""] = found;
  const lag = length === "" || length.endsWith("%") ? length.replace(/ /g, "") : betterDuration(length);
  return lag === undefined ? {} : { better: `${name}${type === "" && lag === "" ? "" : " "}${type.toUpperCase()}${sign}${lag}` };
}

/** One dependency, `REF [FS|SS|FF|SF][±LAG]`. */
export const dependency: ValueType<Dependency> = scalarType({
  name: "dependency", accepts: "a task or release with an optional kind of link and lag, such as schema, schema +2d or pay-api SS+3d",
  examples: ["schema", "schema +2d", "pay-api SS+3d", "spec FF-50%"], refersTo: ["task", "release"],
  parse: parseDependency,
});
