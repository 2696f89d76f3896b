import { and, eq } from "drizzle-orm";
import { importRuns } from "@/db/schema/sources";
import type { WorkCtx } from "@/lib/context";
import { createHolidayCalendar } from "@/lib/people/calendars/mutations";
import { listHolidayCalendars } from "@/lib/people/calendars/queries";
import { peopleImportQuery } from "@/lib/people/import/input";
import { importPeople } from "@/lib/people/import/mutations";
import { updateOrganisation } from "@/lib/people/organisation/mutations";
import { createWorkSchedule } from "@/lib/people/schedules/mutations";
import { listWorkSchedules } from "@/lib/people/schedules/queries";
import { createUnit } from "@/lib/people/units/mutations";
import { listUnits } from "@/lib/people/units/queries";
import { TIME_ZONE } from "./calendar";
import { COMPANY_NAME, SCHEDULES, UNITS } from "./company";
import { HOLIDAY_CALENDARS, type HolidayCountry, holidaysOf } from "./holidays";
import { movesCsv, peopleCsv } from "./people-csv";
import type { DemoWorld } from "./world";

/** Organisation, calendars, schedules and units, then everyone from a file, then those who have moved since. */
export async function loadCompany(ctx: WorkCtx, world: DemoWorld): Promise<string> {
  await updateOrganisation(ctx, { name: COMPANY_NAME, time_zone: TIME_ZONE });
  await loadUnits(ctx, await loadSettings(ctx, world));
  await importOnce(ctx, "people.csv", peopleCsv(world.people));
  await importOnce(ctx, "moves.csv", movesCsv(world.months));
  return `${world.people.length} in ${UNITS.length} units`;
}

interface Settings {
  calendars: Map<string, number>;
  schedules: Map<string, number>;
}

async function loadSettings(ctx: WorkCtx, world: DemoWorld): Promise<Settings> {
  const calendars = byName(await listHolidayCalendars(ctx.db));
  const thisYear = new Date(world.until).getUTCFullYear();
  for (const [country, name] of Object.entries(HOLIDAY_CALENDARS)) {
    if (calendars.has(name)) continue;
    const years = [thisYear - 1, thisYear, thisYear + 1];
    const holidays = years.flatMap((year) => holidaysOf(country as HolidayCountry, year));
    calendars.set(name, (await createHolidayCalendar(ctx, { name, holidays })).calendarId);
  }
  const schedules = byName(await listWorkSchedules(ctx.db));
  for (const [name, { windows }] of Object.entries(SCHEDULES)) {
    if (schedules.has(name)) continue;
    schedules.set(name, (await createWorkSchedule(ctx, { name, windows })).workScheduleId);
  }
  return { calendars, schedules };
}

async function loadUnits(ctx: WorkCtx, { calendars, schedules }: Settings): Promise<void> {
  const ids = new Map((await listUnits(ctx.db)).map((unit) => [unit.code, unit.id]));
  for (const { code, name, kind, parent, country, schedule } of UNITS) {
    if (ids.has(code)) continue;
    const { unitId } = await createUnit(ctx, {
      code,
      name,
      kind,
      parent_id: parent ? ids.get(parent) : null,
      holiday_calendar_id: country && calendars.get(HOLIDAY_CALENDARS[country]),
      work_schedule_id: schedule && schedules.get(schedule),
    });
    ids.set(code, unitId);
  }
}

async function importOnce(ctx: WorkCtx, fileName: string, text: string): Promise<void> {
  const same = and(eq(importRuns.kind, "people"), eq(importRuns.fileName, fileName));
  if (await ctx.db.$count(importRuns, same)) return;
  const options = peopleImportQuery.parse({ file_name: fileName, create_missing_managers: "false" });
  const { rejectedRows } = await importPeople(ctx, { bytes: Buffer.from(text), options });
  const [first] = rejectedRows;
  if (first) throw new Error(`${fileName}, line ${first.line}: ${first.reason}`);
}

const byName = (rows: readonly { id: number; name: string }[]) =>
  new Map(rows.map((row) => [row.name, row.id]));
