import { dayField, emailField, employeeNumberField, isDay, isTimeZone, nameField } from "../fields";
import type { PeopleField } from "./fields";

/** A row of the file: filled cells only, trimmed. `line` is the physical line in the file. */
export interface PeopleRow {
  line: number;
  raw: string;
  cells: Partial<Record<PeopleField, string>>;
}

/** A row that is right in itself. A field that is undefined says nothing: what is stored stays. */
export interface Draft {
  line: number;
  employeeNumber?: string;
  name?: string;
  email?: string;
  timeZone?: string;
  hiredOn?: string;
  leftOn?: string;
  manager?: string;
  dottedManagers: string[];
  unit?: string;
  jobRole?: string;
  aliases: string[];
  effectiveFrom?: string;
}

/** A row that is refused by itself. What it says about its person still tells others whom they name. */
export interface RefusedRow {
  line: number;
  reason: string;
  raw: string;
  /** Number, e-mail and name, as far as the row has them. */
  known: string[];
}

/** Checks a row by itself. Returns why it is refused as a text. */
export function readDraft(row: PeopleRow, options: { numberRequired: boolean }): Draft | string {
  const { cells } = row;
  if (options.numberRequired && !cells.employee_number) return "The employee number is blank.";
  if (!cells.employee_number && !cells.email && !cells.name)
    return "The row says neither number, e-mail nor name.";
  for (const [field, check] of Object.entries(CHECKS)) {
    const value = cells[field as PeopleField];
    const problem = value === undefined ? null : check(value);
    if (problem) return problem;
  }
  if (cells.hired_on && cells.left_on && cells.left_on < cells.hired_on)
    return `The last day ${cells.left_on} is before the first day ${cells.hired_on}.`;
  const aliases = listed(cells.aliases);
  if (aliases.some((alias) => alias.length > 200)) return "An alias is longer than 200 characters.";
  return {
    line: row.line,
    employeeNumber: cells.employee_number,
    name: cells.name,
    email: cells.email,
    timeZone: cells.time_zone,
    hiredOn: cells.hired_on,
    leftOn: cells.left_on,
    manager: cells.manager,
    dottedManagers: listed(cells.dotted_manager),
    unit: cells.unit,
    jobRole: cells.job_role,
    aliases,
    effectiveFrom: cells.effective_from,
  };
}

type Check = (value: string) => string | null;

const day =
  (what: string): Check =>
  (value) =>
    isDay(value) ? null : `${what}: “${value}” is not a day. ${dayHint}`;
const dayHint = dayField.safeParse("").error?.issues[0]?.message ?? "";
const shortName =
  (what: string): Check =>
  (value) =>
    nameField.safeParse(value).success ? null : `${what} is longer than 200 characters.`;

const CHECKS: Partial<Record<PeopleField, Check>> = {
  employee_number: (value) =>
    employeeNumberField.safeParse(value).success ? null : "The employee number is longer than 64 characters.",
  name: shortName("The name"),
  email: (value) => (emailField.safeParse(value).success ? null : `“${value}” is not an e-mail address.`),
  manager: shortName("The manager"),
  job_role: shortName("The job role"),
  unit: (value) =>
    unitPath(value).every((name) => name !== "" && name.length <= 200)
      ? null
      : `“${value}” is not a unit. Write A / B / C.`,
  time_zone: (value) =>
    isTimeZone(value) ? null : `“${value}” is not a time zone. Write it like Europe/Berlin.`,
  hired_on: day("First day"),
  left_on: day("Last day"),
  effective_from: day("In force from"),
};

/** "A / B / C" → names from the top down. A slash without spaces around it belongs to a name. */
export const unitPath = (text: string) => text.split(/\s+\/\s+/).map((name) => name.trim());

const listed = (text: string | undefined) =>
  (text ?? "")
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
