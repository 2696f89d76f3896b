import { sql } from "drizzle-orm";
import type { Sql } from "@/db/client";
import type { Ctx } from "@/lib/context";

/** On which sidecars hear that rules are to be looked at; the payload is empty, the rows say for whom. */
export const ALERTS_CHANNEL = "plumbline_alerts";

/** Asks for the rules to be looked at for these people (null: everyone), in the transaction that changed their figures. */
export async function requestAlertCheck(
  transaction: Sql,
  employeeIds: readonly number[] | null,
): Promise<void> {
  const ids = employeeIds && `{${employeeIds.join(",")}}`;
  await transaction`INSERT INTO alert_checks (employee_ids) VALUES (${ids}::integer[])`;
  await transaction`SELECT pg_notify(${ALERTS_CHANNEL}, '')`;
}

/** The same in the caller's transaction of the query builder, for everyone. */
export async function requestAlertCheckOfEveryone({ db }: Pick<Ctx, "db">): Promise<void> {
  await db.execute(sql`INSERT INTO alert_checks (employee_ids) VALUES (NULL)`);
  await db.execute(sql`SELECT pg_notify(${ALERTS_CHANNEL}, '')`);
}
