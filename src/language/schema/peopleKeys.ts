import type { Equipment, NamedCalendar, Person } from "../../core/model/items";
import type { Item } from "../../core/model/source";
import { leave } from "../parse/values/calendars";
import { dated, listOf } from "../parse/values/combinators";
import { dateSpan } from "../parse/values/dates";
import { rate } from "../parse/values/money";
import { amount } from "../parse/values/money";
import { capacityShare, text, word } from "../parse/values/plain";
import { absence } from "../parse/values/chances";
import { calendarKeys } from "./calendarKeys";
import { calendarRef, texts } from "./sharedTypes";
import type { KeySpec, KeyTable } from "./valueType";

/** The keys of a person. */
export const personKeys: KeyTable<Omit<Person, keyof Item>> = {
  name: { type: text, doc: "The person's name.", default: "the id", example: "Ana Silva" },
  role: { type: texts, doc: "What they can be chosen for, one or a list.", example: "[backend, data]" },
  rate: { type: dated(rate), doc: "Cost per working time or per use; may change on dates.", example: "95/h" },
  capacity: { type: dated(capacityShare), doc: "Share of full time that they have in all; may change on dates.", default: "100%", example: "80%" },
  calendar: { type: dated(calendarRef), doc: "The calendar that they work by; may change on dates.", default: "the plan's", example: "part-time" },
  leave: { type: leave, doc: "Times away with a reason; win over all calendars.", example: "{2026-02-09..2026-02-13: Skiing}" },
  available: { type: dateSpan, doc: "Outside this span nobody may book them.", example: "2026-03-01..2026-06-30" },
  absence: { type: absence, doc: "How much of their working days they are away by chance in the simulation: a share, or days a year with their length. The schedule does not count it.", example: "{days: 12, spell: 5}" },
  email: { type: text, doc: "The address under which trackers and version control know them.", example: "ana@example.org" },
};

/** The keys of a machine, room or lab. */
export const equipmentKeys: KeyTable<Omit<Equipment, keyof Item>> = {
  name: { type: text, doc: "What it is called.", default: "the id", example: "Device lab" },
  rate: { type: dated(rate), doc: "Cost per booked working time or per use.", example: "15/h" },
  capacity: { type: dated(capacityShare), doc: "How many there are: 200% is two.", default: "100%", example: "200%" },
  calendar: { type: dated(calendarRef), doc: "The calendar that it is available by.", default: "the task's, else the plan's", example: "part-time" },
  leave: { type: leave, doc: "Times when it is not available, with a reason.", example: "{2026-03-02..2026-03-04: Maintenance}" },
};

/** The keys of a named calendar. */
export const namedCalendarKeys: KeyTable<Omit<NamedCalendar, keyof Item>> = calendarKeys;

/** The keys of a material. */
export const materialKeys: Readonly<Record<string, KeySpec<unknown>>> = {
  title: { type: text, doc: "What it is called.", default: "the id", example: "Concrete" },
  unit: { type: text, doc: "What one of it is.", example: "m3" },
  price: { type: amount, doc: "Price of one unit.", example: "120" },
};

/** The keys of an own field. */
export const fieldKeys: Readonly<Record<string, KeySpec<unknown>>> = {
  title: { type: text, doc: "What the field is called.", default: "the id", example: "Area" },
  type: { type: word("text", "number", "date", "duration", "money", "flag"), doc: "What its values are.", default: "text" },
  values: { type: listOf(text, "a list of the values that it may have"), doc: "The only values that it may have.", example: "[A1, A2]" },
};
