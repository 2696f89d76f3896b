import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Api } from "./api";
import { type AttendanceRecount, LATE_AFTER, recountAttendance } from "./attendance-recount";
import { createScorecard, createSourceFrom, figuresOf, type KpiSpec, type MadeSource } from "./configure";
import { compare, type Figure } from "./figures";
import type { KnownTable } from "./kinds";
import { publishedAttendance } from "./published";

const UNKNOWN = "create";

/** Present and hours are bindings; lateness is by the clock, a query; absence is what is left of the working days, a formula. */
function kpisOf(source: MadeSource, { workingDays }: AttendanceRecount): KpiSpec[] {
  const day = source.column("day") || source.column("in");
  const days = source.column("day") ? { kind: "distinct", column: day } : { kind: "count" };
  const binding = (aggregation: Record<string, unknown>, empty = "missing") => ({
    source_id: source.id,
    aggregation,
    ownership_rule: source.column("employee"),
    time_column: day,
    empty_means: empty,
  });
  const worked = { kind: "duration", from: source.column("in"), to: source.column("out"), unit: "hours" };
  const late = `SELECT count(*) FROM ${source.slug}
    WHERE ${source.column("employee")}_employee_id = :user_id AND ${day} >= :start_date AND ${day} < :end_date
      AND ${source.column("in")}::time > '${LATE_AFTER}'`;
  const absent = {
    type: "formula",
    formula: `${workingDays} - present`,
    inputs: [
      {
        variable: "present",
        unit: "days",
        source: { type: "binding", binding: binding(days, "zero") },
      },
    ],
  };
  const kpi = (name: string, unit: string, direction: string, how: Partial<KpiSpec>): KpiSpec => ({
    name,
    unit,
    direction,
    target: "100",
    ...how,
  });
  return [
    kpi("Days present", "days", "higher_is_better", { binding: binding(days) }),
    kpi("Hours present", "h", "higher_is_better", { binding: binding({ kind: "sum", measure: worked }) }),
    kpi("Days late", "days", "lower_is_better", { data_source: { type: "database", query: late } }),
    kpi("Days absent", "days", "lower_is_better", { data_source: absent }),
  ];
}

/** Attendance: people from one file, arrivals and departures from another, holidays from a third. */
export async function verifyAttendance(
  api: Api,
  table: KnownTable,
  more: { staff: KnownTable | null; holidays: KnownTable | null },
): Promise<number> {
  const recount = recountAttendance(table, more.staff, more.holidays);
  if (more.staff) await importStaff(api, more.staff);
  const source = await createSourceFrom(api, table, {
    name: "Attendance",
    noun: "visit",
    unknownOwners: UNKNOWN,
    places: table.places,
    roles: { employee: ["owner"], day: ["time"], in: ["time"], out: ["time"] },
    dateFormats: recount.dateFormats,
    namesPeople: ["employee"],
  });
  const imported = await api.importFile(source.id, table.file, UNKNOWN);
  const again = await api.importFile(source.id, table.file, UNKNOWN);
  const usable = recount.rows - recount.unusable;
  let wrong = compare("Attendance, the file", [
    { what: "rows read", expected: recount.rows, got: imported.rows_read, decimals: 0 },
    { what: "visits stored", expected: recount.visits, got: imported.accepted, decimals: 0 },
    { what: "rows rejected", expected: recount.unusable, got: imported.rejected, decimals: 0 },
    { what: "the same file again: unchanged", expected: usable, got: again.unchanged, decimals: 0 },
  ]);
  await createScorecard(api, "Attendance", kpisOf(source, recount));
  const period = await api.post<{ id: number }>("/api/performance/periods", {
    frequency: "custom",
    period_start: recount.start,
    period_end: recount.end,
  });
  await api.compute(period.id);
  const ids = await peopleByNumberOrName(api);
  const figures: Figure[] = [];
  const total = { present: 0, hours: 0, late: 0, absent: 0 };
  const totalGot = { present: 0, hours: 0, late: 0, absent: 0 };
  for (const person of recount.people) {
    const id = ids.get(person.toLowerCase());
    if (id === undefined) throw new Error(`${person} was not imported.`);
    const own = recount.figures(person);
    const { actuals } = await figuresOf(api, id, period.id);
    for (const [key, name, decimals] of COLUMNS) {
      const or = key !== "absent" && key !== "late" && own.present === 0 ? null : own[key];
      const got = actuals.get(name) ?? null;
      figures.push({ what: `${person}: ${name}`, expected: or, got, decimals });
      total[key] += own[key];
      totalGot[key] += got ?? 0;
    }
  }
  for (const [key, name, decimals] of COLUMNS)
    figures.push({ what: `Everybody: ${name}`, expected: total[key], got: totalGot[key], decimals });
  wrong += compare(`Attendance ${recount.start} to ${recount.end}, per person`, figures);
  const published = publishedAttendance(table.file);
  if (!published) return wrong;
  const got = new Map(figures.map((figure) => [figure.what, figure.got]));
  const rows = Object.entries(published).map(([what, [expected, decimals]]) => ({
    what,
    expected,
    got: got.get(what) ?? null,
    decimals,
  }));
  return wrong + compare("Attendance, published figures", rows, { showAll: true });
}

const COLUMNS = [
  ["present", "Days present", 0],
  ["hours", "Hours present", 4],
  ["late", "Days late", 0],
  ["absent", "Days absent", 0],
] as const;

async function importStaff(api: Api, { file, headings, places }: KnownTable): Promise<void> {
  const query = new URLSearchParams({ file_name: basename(file) });
  for (const [field, role] of [
    ["employee_number", "employee"],
    ["unit", "department"],
    ["job_role", "jobRole"],
  ] as const)
    query.set(`map.${field}`, headings[places[role] ?? -1] ?? "");
  await api.postFile(`/api/people/imports?${query}`, readFileSync(file));
}

async function peopleByNumberOrName(api: Api): Promise<Map<string, number>> {
  type Answer = { items: { id: number; name: string; employee_number: string }[]; total: number };
  const people = new Map<string, number>();
  for (let page = 1; ; page++) {
    const { items, total } = await api.get<Answer>(`/api/people?status=all&page_size=500&page=${page}`);
    for (const { id, name } of items) people.set(name.toLowerCase(), id);
    for (const { id, employee_number: number } of items) people.set(number.toLowerCase(), id);
    if (page * 500 >= total) return people;
  }
}
