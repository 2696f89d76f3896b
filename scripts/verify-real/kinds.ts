import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { readTable, type Table } from "./table";

/** What a column is called in the files we have seen and in those of other makers, the likeliest first. */
type Roles = Record<string, { names: string[]; optional?: true }>;

const named = (...names: string[]) => ({ names });
const optional = (...names: string[]) => ({ names, optional: true as const });
const PERSON = [
  "sales_agent",
  "agent",
  "sales_rep",
  "rep",
  "salesperson",
  "seller",
  "account_executive",
  "owner",
];

export const KINDS = {
  deals: {
    id: named("opportunity_id", "deal_id", "opportunity", "deal", "opp_id", "id"),
    agent: named(...PERSON, "deal_owner", "opportunity_owner", "assigned_to"),
    stage: named("deal_stage", "stage", "status", "stage_name", "outcome"),
    closed: named("close_date", "closed_date", "closed_on", "closed_at", "closed", "close"),
    engaged: optional(
      "engage_date",
      "engaged_on",
      "engaged",
      "created_date",
      "create_date",
      "created_at",
      "opened_on",
      "open_date",
      "start_date",
    ),
    value: named("close_value", "deal_value", "value", "amount", "revenue", "deal_amount"),
  },
  teams: {
    agent: named(...PERSON, "name", "employee"),
    manager: named("manager", "sales_manager", "team_lead", "reports_to", "supervisor"),
    office: optional("regional_office", "region", "office", "team", "branch", "territory", "unit"),
  },
  incidents: {
    number: named(
      "number",
      "incident",
      "incident_number",
      "incident_id",
      "ticket",
      "ticket_id",
      "case_number",
      "id",
    ),
    version: named(
      "sys_mod_count",
      "mod_count",
      "version",
      "revision",
      "update_count",
      "sys_updated_at",
      "updated_at",
    ),
    resolver: named("resolved_by", "resolver", "closed_by", "assigned_to", "assignee"),
    opened: named("opened_at", "opened", "created_at", "open_time", "opened_on", "sys_created_at"),
    resolved: named("resolved_at", "resolved", "resolved_on", "resolve_time", "closed_at"),
    madeSla: optional("made_sla", "sla_met", "within_sla", "sla", "met_sla"),
    reopens: optional("reopen_count", "reopened", "reopens", "times_reopened"),
  },
  attendance: {
    employee: named("employee_id", "emp_id", "employee_number", "employee", "staff_id", "person"),
    day: optional("work_date", "date", "day", "attendance_date"),
    in: named("check_in", "clock_in", "time_in", "in_time", "punch_in", "arrival"),
    out: named("check_out", "clock_out", "time_out", "out_time", "punch_out", "departure"),
  },
  staff: {
    employee: named("employee_id", "emp_id", "employee_number", "staff_id"),
    department: named("department", "unit", "team", "division"),
    jobRole: optional("job_role", "role", "job_title", "title", "position"),
  },
  holidays: { day: named("date", "holiday", "day", "holiday_date") },
} satisfies Record<string, Roles>;

export type Kind = keyof typeof KINDS;
/** Role → place of its column in the table; a role that is optional and not there is missing. */
export type Places = Partial<Record<string, number>>;

export interface KnownTable extends Table {
  kind: Kind;
  places: Places;
}

/** Headings that a person has given for a role, `agent=vendedor`. */
export type Given = Record<string, string>;

const plain = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_|_$/g, "");

/** Which of the headings fill the roles of a kind, and the roles that must be there and are not. */
export function placesOf(kind: Kind, headings: readonly string[], given: Given = {}) {
  const own = headings.map(plain);
  const places: Places = {};
  const missing: string[] = [];
  for (const [role, { names, ...more }] of Object.entries(KINDS[kind] as Roles)) {
    const wanted = given[role] === undefined ? names : [plain(given[role]), ...names];
    const place = wanted.map((name) => own.indexOf(name)).find((at) => at >= 0 && !isTaken(places, at));
    if (place !== undefined) places[role] = place;
    else if (!more.optional) missing.push(role);
  }
  return { places, missing };
}

const isTaken = (places: Places, at: number) => Object.values(places).includes(at);

/** The kinds with the most roles first: a log of incidents has a number and a date as well. */
const ORDER: Kind[] = ["deals", "incidents", "attendance", "teams", "staff", "holidays"];

export function kindOf(
  headings: readonly string[],
  given: Given = {},
): { kind: Kind; places: Places } | null {
  for (const kind of ORDER) {
    if (kind === "holidays" && headings.length > 2) continue;
    const { places, missing } = placesOf(kind, headings, given);
    if (missing.length === 0) return { kind, places };
  }
  return null;
}

/** Every file of the folder and those in it whose headings say what it is, and words about the others. */
export function recognise(folder: string, given: Given): { known: KnownTable[]; unknown: string[] } {
  const known: KnownTable[] = [];
  const unknown: string[] = [];
  for (const file of filesIn(folder)) {
    const head = readTable(file, 65_536);
    const found = head && kindOf(head.headings, given);
    if (!head) unknown.push(`${basename(file)}: not a table that can be read`);
    else if (!found)
      unknown.push(`${basename(file)}: ${head.headings.join(", ")}${nearest(head.headings, given)}`);
    else {
      const table = readTable(file);
      if (table) known.push({ ...table, ...found });
    }
  }
  return { known, unknown };
}

function nearest(headings: readonly string[], given: Given): string {
  const tries = (["deals", "incidents", "attendance", "teams"] as const).map((kind) => ({
    kind,
    ...placesOf(kind, headings, given),
  }));
  const [best] = tries.sort((a, b) => a.missing.length - b.missing.length);
  if (!best || best.missing.length > 2 || Object.keys(best.places).length < 2) return "";
  return `  (almost ${best.kind}: no column for ${best.missing.join(" and ")}; say ${best.missing[0]}=HEADING)`;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return filesIn(path);
      return /\.(csv|tsv|txt)(\.gz)?$/i.test(name) ? [path] : [];
    });
