import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { computeRunStatements } from "@/db/schema/scoring";
import type { Computed } from "./compute-period";

/** Keeps the statement behind each KPI of a run, instead of those an earlier attempt left. */
export async function storeStatements(db: Db, runId: number, computed: Computed): Promise<void> {
  await db.delete(computeRunStatements).where(eq(computeRunStatements.runId, runId));
  const statements = computed.statements.map(({ kpi, kpiVersion, peopleCount }) => ({
    runId,
    kpiId: kpi.kpiId,
    kpiVersion,
    statement: kpi.statement,
    peopleCount,
    recordCount: kpi.recordCount,
    durationMs: kpi.durationMs,
  }));
  if (statements.length > 0) await db.insert(computeRunStatements).values(statements);
}
