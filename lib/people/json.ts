import { z } from "zod";
import { ORG_UNIT_KINDS } from "@/db/enums";
import type { ListedPerson } from "./list/queries";
import type { Person } from "./profile/queries";
import type { CountedUnit, UnitSettings } from "./units/tree";

/** People as the API writes them: field names in snake_case, days as YYYY-MM-DD, ranges half-open. */
const named = z.object({ id: z.number().int(), name: z.string() });
const day = z.iso.date().nullable();

export const listedPersonJson = z.object({
  id: z.number().int(),
  employee_number: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  unit: named.nullable(),
  job_role: named.nullable(),
  manager: named.nullable(),
  hired_on: day,
  left_on: day,
});

export const toListedPersonJson = (person: ListedPerson): z.infer<typeof listedPersonJson> => ({
  id: person.employeeId,
  employee_number: person.employeeNumber,
  name: person.name,
  email: person.email,
  unit: person.unit,
  job_role: person.jobRole,
  manager: person.manager,
  hired_on: person.hiredOn,
  left_on: person.leftOn,
});

const range = { effective_from: day, effective_to: day, in_force: z.boolean() };

export const personJson = z.object({
  id: z.number().int(),
  employee_number: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  time_zone: z.string().nullable(),
  work_schedule: named.nullable(),
  hired_on: day,
  left_on: day,
  aliases: z.array(z.string()),
  positions: z.array(
    z.object({ id: z.number().int(), unit: named.nullable(), job_role: named.nullable(), ...range }),
  ),
  reporting_lines: z.array(
    z.object({ id: z.number().int(), kind: z.enum(["direct", "dotted"]), manager: named, ...range }),
  ),
  direct_reports: z.number().int(),
});

export function toPersonJson(person: Person): z.infer<typeof personJson> {
  const dated = (row: { from: string | null; to: string | null; inForce: boolean }) => ({
    effective_from: row.from,
    effective_to: row.to,
    in_force: row.inForce,
  });
  const pair = (id: number | null, name: string | null) =>
    id === null || name === null ? null : { id, name };
  return {
    id: person.employeeId,
    employee_number: person.employeeNumber,
    name: person.name,
    email: person.email,
    time_zone: person.timeZone,
    work_schedule: person.workSchedule,
    hired_on: person.hiredOn,
    left_on: person.leftOn,
    aliases: person.aliases,
    positions: person.positions.map((position) => ({
      id: position.id,
      unit: pair(position.orgUnitId, position.unit),
      job_role: pair(position.jobRoleId, position.jobRole),
      ...dated(position),
    })),
    reporting_lines: person.reportingLines.map((line) => ({
      id: line.id,
      kind: line.kind,
      manager: { id: line.managerId, name: line.manager },
      ...dated(line),
    })),
    direct_reports: person.directReports,
  };
}

const settings = {
  time_zone: z.string().nullable(),
  holiday_calendar_id: z.number().int().nullable(),
  work_schedule_id: z.number().int().nullable(),
};

/** A unit; `effective` has its own settings and, where it has none, those of the nearest unit above. */
export const unitJson = z.object({
  id: z.number().int(),
  code: z.string(),
  name: z.string(),
  kind: z.enum(ORG_UNIT_KINDS),
  parent_id: z.number().int().nullable(),
  path: z.array(z.string()),
  ...settings,
  effective: z.object(settings),
  head_count: z.number().int(),
  total_head_count: z.number().int(),
});

export function toUnitJson(
  { unit, path }: { unit: CountedUnit; path: string[] },
  effective: UnitSettings,
): z.infer<typeof unitJson> {
  return {
    id: unit.id,
    code: unit.code,
    name: unit.name,
    kind: unit.kind,
    parent_id: unit.parentId,
    path,
    ...settingsJson(unit),
    effective: settingsJson(effective),
    head_count: unit.headCount,
    total_head_count: unit.totalHeadCount,
  };
}

const settingsJson = ({ timeZone, holidayCalendarId, workScheduleId }: UnitSettings) => ({
  time_zone: timeZone,
  holiday_calendar_id: holidayCalendarId,
  work_schedule_id: workScheduleId,
});
