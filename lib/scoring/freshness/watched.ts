import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { employees } from "@/db/schema/people";
import { requireInScope, type Scope, withinScope } from "@/lib/access/scope";
import { idNumber } from "@/lib/zod-fields";
import type { Watched } from "./event-stream";
import { getComputedAt } from "./queries";

export const eventsQuery = z.object({
  of: z
    .enum(["person", "team", "inbox"])
    .default("person")
    .describe("One person, everyone within the caller's scope, or the caller's notifications"),
  employee_id: idNumber.optional().describe("Whose; the caller's own unless said"),
  period_id: idNumber.optional().describe("Only this period"),
  since: z.iso
    .datetime()
    .optional()
    .describe("What the page shows was computed then; anything newer is said at once"),
});

export type EventsQuery = z.output<typeof eventsQuery>;

const PERSON_EVERY_MS = 1_000;
/** A team's page is larger and changes more often. */
const TEAM_EVERY_MS = 5_000;

/** Whom the caller may watch of those asked for. Throws "forbidden" for a person outside the scope. */
export async function watchedBy(db: Db, scope: Scope, query: EventsQuery): Promise<Watched> {
  const periodId = query.period_id;
  if (query.of === "team") {
    const employeeIds = scope.seesEveryone ? null : new Set(await idsWithin(db, scope));
    return { employeeIds, periodId, everyMs: TEAM_EVERY_MS };
  }
  const employeeId = query.employee_id ?? scope.selfId;
  if (employeeId !== null) await requireInScope(db, scope, employeeId);
  return {
    employeeIds: new Set(employeeId === null ? [] : [employeeId]),
    periodId,
    everyMs: PERSON_EVERY_MS,
  };
}

async function idsWithin(db: Db, scope: Scope): Promise<number[]> {
  const rows = await db
    .select({ id: employees.id })
    .from(employees)
    .where(withinScope(scope, sql`${employees.id}`));
  return rows.map(({ id }) => id);
}

/** When the one person watched was computed anew since the page was made, or null. */
export async function missedBy(
  db: Db,
  { employeeIds, periodId }: Watched,
  since: string | undefined,
): Promise<Date | null> {
  const [employeeId] = employeeIds?.size === 1 ? employeeIds : [];
  if (employeeId === undefined || periodId === undefined || !since) return null;
  const computedAt = await getComputedAt(db, { employeeId, periodId });
  return computedAt && computedAt > new Date(since) ? computedAt : null;
}
