import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employees } from "@/db/schema/people";

/** The first free number of the form `P-0001`, for people who come without one. Call inside `changePeople`. */
export async function nextGeneratedNumber(db: Db): Promise<number> {
  const [row] = await db
    .select({ last: sql<string | null>`max(substring(${employees.employeeNumber} from 3)::bigint)` })
    .from(employees)
    .where(sql`${employees.employeeNumber} ~* '^P-[0-9]{1,12}$'`);
  return Number(row?.last ?? 0) + 1;
}

export const generatedNumber = (n: number) => `P-${String(n).padStart(4, "0")}`;
