import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { OverrideLevel } from "@/db/enums";

/** What an override is of, in words. */
export async function entityName(db: Db, level: OverrideLevel, entityId: number): Promise<string> {
  if (level === "overall") return "the overall score";
  const table = sql.identifier(level === "kpi" ? "kpi_definitions" : "kra_definitions");
  const rows = await db.execute<{ name: string }>(sql`SELECT name FROM ${table} WHERE id = ${entityId}`);
  return rows[0]?.name ?? "";
}
