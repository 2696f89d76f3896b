import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiDefinitions } from "@/db/schema/kpis";

export async function getKpiName(db: Db, kpiId: number): Promise<string | null> {
  const rows = await db
    .select({ name: kpiDefinitions.name })
    .from(kpiDefinitions)
    .where(eq(kpiDefinitions.id, kpiId));
  return rows[0]?.name ?? null;
}
