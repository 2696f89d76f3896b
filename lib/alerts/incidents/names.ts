import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employees } from "@/db/schema/people";

export async function namesOf(db: Db, employeeIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await db
    .select({ id: employees.id, name: employees.name })
    .from(employees)
    .where(sql`${employees.id} = ANY (${`{${employeeIds.join(",")}}`}::integer[])`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
