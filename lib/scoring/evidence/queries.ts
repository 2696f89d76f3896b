import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { requireInScope, type Scope } from "@/lib/access/scope";

/** `rest`: of a ratio, the records that are counted but not in the numerator. */
export const EVIDENCE_PARTS = ["all", "numerator", "rest"] as const;
export type EvidencePart = (typeof EVIDENCE_PARTS)[number];

export interface EvidencePage {
  /** Record ids of the KPI's source, ascending. */
  recordIds: number[];
  /** Those of the page that are in the numerator; null for a KPI that is not a ratio. */
  numeratorIds: number[] | null;
  /** Records in the part asked for, on all pages. */
  total: number;
  /** False: there are more records than are kept one by one, and the count and digest stand for them. */
  kept: boolean;
}

interface EvidenceKey {
  employeeId: number;
  periodId: number;
  kpiId: number;
  /** Of a formula: the input whose records are meant. */
  input?: string;
}

interface PageOptions {
  /** From 1. */
  page: number;
  pageSize: number;
  part?: EvidencePart;
}

/** One page of the records behind a person's KPI value. Null when nothing was measured. Throws "forbidden" outside the scope. */
export async function listEvidence(
  db: Db,
  scope: Scope,
  { employeeId, periodId, kpiId, input = "" }: EvidenceKey,
  { page, pageSize, part = "all" }: PageOptions,
): Promise<EvidencePage | null> {
  await requireInScope(db, scope, employeeId);
  const first = (page - 1) * pageSize + 1;
  const ids = {
    all: sql`e.record_ids`,
    numerator: sql`e.numerator_ids`,
    rest: sql`ARRAY(SELECT unnest(e.record_ids) EXCEPT SELECT unnest(e.numerator_ids) ORDER BY 1)`,
  }[part];
  const rows = await db.execute<EvidenceRow>(sql`
    SELECT to_json(page.ids) AS record_ids,
           CASE WHEN e.numerator_ids IS NOT NULL THEN
             to_json(ARRAY(SELECT unnest(page.ids) INTERSECT SELECT unnest(e.numerator_ids) ORDER BY 1))
           END AS numerator_ids,
           coalesce(cardinality(part.ids), 0) AS total,
           e.record_count, e.record_ids IS NOT NULL AS kept
      FROM kpi_evidence e
     CROSS JOIN LATERAL (SELECT ${ids} AS ids) AS part
     CROSS JOIN LATERAL (
       SELECT coalesce(part.ids[${first}::integer : ${first + pageSize - 1}::integer], '{}') AS ids
     ) AS page
     WHERE e.period_id = ${periodId} AND e.employee_id = ${employeeId} AND e.kpi_id = ${kpiId}
       AND e.input = ${input}`);
  const row = rows[0];
  if (!row) return null;
  return {
    recordIds: row.record_ids,
    numeratorIds: row.numerator_ids,
    total: row.kept ? row.total : row.record_count,
    kept: row.kept,
  };
}

interface EvidenceRow extends Record<string, unknown> {
  record_ids: number[];
  numerator_ids: number[] | null;
  total: number;
  record_count: number;
  kept: boolean;
}
