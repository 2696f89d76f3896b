import { inArray, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employees } from "@/db/schema/people";

/** Employee ids by the lower-cased text that files name them by: numbers and addresses are written in any case. */
export async function findByNumberOrEmail(db: Db, names: readonly string[]): Promise<Map<string, number>> {
  const texts = [...new Set(names.map((name) => name.toLowerCase()))];
  if (texts.length === 0) return new Map();
  const number = sql<string>`lower(${employees.employeeNumber})`;
  const email = sql<string | null>`lower(${employees.email})`;
  const rows = await db
    .select({ id: employees.id, number, email })
    .from(employees)
    .where(or(inArray(number, texts), inArray(email, texts)));
  const byEmail = rows.flatMap(({ id, email }): [string, number][] => (email ? [[email, id]] : []));
  return new Map([...byEmail, ...rows.map(({ id, number }): [string, number] => [number, id])]);
}
