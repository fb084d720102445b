import type { ReportData, ReportList } from "./reportData";

/** What could be done, as sentences, by what has gone wrong. */
export type ReportOptions = ReadonlyMap<string, readonly string[]>;

/** A line of a report that may have options; the money of the plan has no id. */
export interface ReportLine {
  readonly kind: "plan" | "release" | "task" | "blocked" | "overload" | "objective" | "money";
  readonly id: string;
}

/** The name of a line that has options. */
export function optionKey(kind: ReportLine["kind"], id: string): string {
  return `${kind} ${id}`;
}

/** The report with what could be done at the lines that it is about. */
export function withOptions(data: ReportData, options: ReportOptions): ReportData {
  if (options.size === 0) return data;
  const of = (kind: ReportLine["kind"], id: string): readonly string[] => options.get(optionKey(kind, id)) ?? [];
  const filled = <Row extends { readonly id: string }>({ rows, ...list }: ReportList<Row>, kind: (row: Row) => ReportLine["kind"]): ReportList<Row> =>
    ({ ...list, rows: rows.map((row) => ({ ...row, options: of(kind(row), row.id) })) });
  return {
    ...data, late: filled(data.late, ({ kind }) => kind), blocked: filled(data.blocked, () => "blocked"), overload: data.overload === null ? null : filled(data.overload, () => "overload"),
    objectives: data.objectives.map((one) => ({ ...one, options: of("objective", one.id) })),
    money: data.money === null ? null : { ...data.money, options: of("money", "") },
  };
}
