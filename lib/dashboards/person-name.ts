import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employees } from "@/db/schema/people";

/** For pages that stand for a person before anything is computed; null when there is nobody. */
export async function getPersonName(db: Db, employeeId: number): Promise<string | null> {
  const rows = await db.select({ name: employees.name }).from(employees).where(eq(employees.id, employeeId));
  return rows[0]?.name ?? null;
}
