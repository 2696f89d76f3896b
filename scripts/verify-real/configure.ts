import { closeSync, openSync, readSync } from "node:fs";
import type { Api } from "./api";
import { isNothing, nameKey } from "./cells";
import type { Places } from "./kinds";
import type { Table } from "./table";

interface Detected {
  encoding: string;
  delimiter: string;
  columns: {
    header: string;
    label: string;
    data_type: string;
    date_format: string | null;
    decimal_mark: string | null;
    group_mark: string | null;
    null_tokens: string[];
    ambiguous: boolean;
  }[];
}

export interface MadeSource {
  id: number;
  /** Its table as a query names it. */
  slug: string;
  /** What the product calls the column of a role, and how it reads it. */
  column(role: string): string;
  typeOf(role: string): string;
}

export interface SourceSpec {
  name: string;
  noun: string;
  unknownOwners: string;
  places: Places;
  /** What the columns of our roles are for: `{ id: ["key"] }`. */
  roles: Record<string, string[]>;
  /** How dates of a role are written, for one whose first rows could be read either way. */
  dateFormats: Record<string, string>;
  /** What parts the decimals of a role, for one whose first rows could be read either way. */
  decimalMarks?: Record<string, string>;
  /** Roles whose cells are texts in which some words mean nobody. */
  namesPeople: string[];
}

/** Makes a source as an admin would: what was detected, plus what only a person knows. */
export async function createSourceFrom(api: Api, table: Table, spec: SourceSpec): Promise<MadeSource> {
  const detected = await api.postFile<Detected>("/api/sources/detect", firstBytes(table.file, 1_000_000));
  const roleAt = new Map(Object.entries(spec.places).map(([role, at]) => [at, role]));
  const source = await api.post<{
    id: number;
    slug: string;
    columns: { column_name: string; data_type: string }[];
  }>("/api/sources", {
    name: spec.name,
    record_noun: spec.noun,
    unknown_owners: spec.unknownOwners,
    time_zone: "UTC",
    file_format: { delimiter: detected.delimiter, encoding: detected.encoding },
    columns: detected.columns.map(({ ambiguous, ...column }, at) => {
      const role = roleAt.get(at) ?? "";
      const format = ambiguous ? spec.dateFormats[role] : undefined;
      return {
        ...pick(ambiguous ? withMark(column, spec.decimalMarks?.[role]) : column),
        date_format: column.date_format && (format ?? column.date_format),
        null_tokens: spec.namesPeople.includes(role)
          ? [...new Set([...column.null_tokens, ...wordsForNothing(table, at)])]
          : column.null_tokens,
        roles: spec.roles[role] ?? [],
      };
    }),
  });
  const columnOf = (role: string) => source.columns[spec.places[role] ?? -1];
  return {
    id: source.id,
    slug: source.slug,
    column: (role) => columnOf(role)?.column_name ?? "",
    typeOf: (role) => columnOf(role)?.data_type ?? "",
  };
}

const pick = ({
  header,
  label,
  data_type,
  decimal_mark,
  group_mark,
}: Omit<Detected["columns"][number], "ambiguous">) => ({
  header,
  label,
  data_type,
  decimal_mark,
  group_mark,
});

/** A column of numbers read by the other mark: "1,234" is a decimal and no longer a thousand, or the other way round. */
function withMark<C extends Omit<Detected["columns"][number], "ambiguous">>(column: C, mark?: string): C {
  if (!mark || mark === column.decimal_mark) return column;
  return { ...column, data_type: "decimal", decimal_mark: mark, group_mark: mark === "." ? "," : "." };
}

const wordsForNothing = (table: Table, at: number): string[] =>
  [...new Set(table.rows.map((row) => row[at]?.trim() ?? ""))].filter(
    (cell) => cell !== "" && isNothing(cell),
  );

export interface KpiSpec {
  name: string;
  unit: string;
  direction: string;
  target: string;
  /** One of the two. */
  binding?: Record<string, unknown>;
  data_source?: Record<string, unknown>;
}

/** Creates the KPIs, one KRA with equal weights and one template for everybody, in force since ever. */
export async function createScorecard(api: Api, name: string, kpis: KpiSpec[]): Promise<Map<string, number>> {
  const kra = await api.post<{ id: number }>("/api/kras", { name });
  const ids = new Map<string, number>();
  for (const kpi of kpis)
    ids.set(kpi.name, (await api.post<{ id: number }>("/api/kpis/definitions", definitionOf(kpi))).id);
  const each = Math.floor(100 / kpis.length);
  const items = kpis.map((kpi, index) => ({
    kpi_id: ids.get(kpi.name),
    kra_id: kra.id,
    weight: String(index === 0 ? 100 - each * (kpis.length - 1) : each),
  }));
  const template = await api.post<{ id: number }>("/api/templates", {
    name,
    mappings: [{ job_role_id: null, org_unit_id: null }],
    version: { kras: [{ kra_id: kra.id, weight: "100" }], items },
  });
  await api.post(`/api/templates/${template.id}/versions/1/activate`, { effective_from: null });
  return ids;
}

const definitionOf = ({ target, ...kpi }: KpiSpec) => ({
  ...kpi,
  target: { value: target },
  ...(kpi.binding ? { calculation_type: "binding" } : {}),
});

export interface Pooled {
  record_count: number;
  actual: string | null;
}

/** The figure of these people's records taken together (everybody's, also unowned ones, when null), by a test run. */
export async function pooledFigure(
  api: Api,
  kpi: KpiSpec,
  window: { start: string; end: string },
  employeeIds: number[] | null,
): Promise<Pooled> {
  const { pooled } = await api.post<{ pooled: Pooled | null }>("/api/kpis/test-run", {
    definition: definitionOf(kpi),
    period: { start: window.start, end: window.end },
    limit: 1,
    ...(employeeIds ? { employee_ids: employeeIds } : {}),
  });
  return pooled ?? { record_count: 0, actual: null };
}

/** Ids by the key of the name, whatever its letter case and spaces. */
export async function peopleByName(api: Api): Promise<Map<string, number>> {
  const people = new Map<string, number>();
  for (let page = 1; ; page++) {
    const { items, total } = await api.get<{ items: { id: number; name: string }[]; total: number }>(
      `/api/people?status=all&page_size=500&page=${page}`,
    );
    for (const person of items) people.set(nameKey(person.name), person.id);
    if (page * 500 >= total) return people;
  }
}

export interface PersonFigures {
  overall: number | null;
  band: string | null;
  actuals: Map<string, number | null>;
}

export async function figuresOf(api: Api, employeeId: number, periodId: number): Promise<PersonFigures> {
  type Answer = {
    overall_score: number | null;
    rating_band: string | null;
    kpis: { kpi_definition: { name: string }; current_measurement: { actual_value: number | null } }[];
  };
  const answer = await api.get<Answer>(`/api/users/${employeeId}/kpis?period_id=${periodId}`);
  const actuals = answer.kpis.map((kpi): [string, number | null] => [
    kpi.kpi_definition.name,
    kpi.current_measurement.actual_value,
  ]);
  return { overall: answer.overall_score, band: answer.rating_band, actuals: new Map(actuals) };
}

function firstBytes(file: string, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  const handle = openSync(file, "r");
  const read = readSync(handle, buffer, 0, bytes, 0);
  closeSync(handle);
  return buffer.subarray(0, read);
}
