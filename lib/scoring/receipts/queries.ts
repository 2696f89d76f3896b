import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiDefinitionVersions, scorecardTemplateItems } from "@/db/schema/kpis";
import { kpiEvidence, kpiResults } from "@/db/schema/results";
import { computeRunStatements, employeeScorecardInstances as instance } from "@/db/schema/scoring";
import type { Scope } from "@/lib/access/scope";
import { getScorecard } from "../scorecards/queries";
import type { Scorecard, ScorecardKpi, ScorecardKra } from "../scorecards/types";
import { type HistoryPoint, listKpiHistory } from "./history";

/** Everything behind one KPI's score of one person in one period: rule, numbers, statement, evidence, history. */
export interface KpiReceipt {
  /** The scorecard it is part of, with every other KPI, without its trend. */
  scorecard: Scorecard;
  kra: ScorecardKra;
  kpi: ScorecardKpi;
  /** The KPI as it was defined when this was computed, its binding with it; null when that version was not kept. */
  definition: Record<string, unknown> | null;
  /** The template's own rule for the KPI; null sides mean the KPI's. */
  item: typeof scorecardTemplateItems.$inferSelect | null;
  /** Guardrails of the template that this KPI is part of, on either side. */
  guardrails: ReceiptGuardrail[];
  /** What ran, with its values in place, and how long it took for everyone. */
  statement: ReceiptStatement | null;
  evidence: EvidenceHeader | null;
  /** Up to twelve periods, oldest first, this one last. */
  history: HistoryPoint[];
}

export interface ReceiptGuardrail {
  primaryKpiId: number;
  primaryName: string;
  guardrailKpiId: number;
  guardrailName: string;
  threshold: string;
  capScore: string;
}

export interface ReceiptStatement {
  text: string;
  kpiVersion: number;
  peopleCount: number;
  recordCount: number;
  durationMs: number;
}

export interface EvidenceHeader {
  recordCount: number;
  /** How many records are kept one by one: all, or none when there are more than are kept. */
  keptCount: number;
  numeratorCount: number | null;
  /** sha-256 over the record ids, in place of ids that are not kept. */
  digest: string | null;
}

/** Null when the person was not scored on this KPI in this period. Throws "forbidden" outside the scope. */
export async function getKpiReceipt(
  db: Db,
  scope: Scope,
  { employeeId, periodId, kpiId }: { employeeId: number; periodId: number; kpiId: number },
): Promise<KpiReceipt | null> {
  const scorecard = await getScorecard(db, scope, employeeId, periodId, { withTrend: false });
  const kra = scorecard?.kras.find((candidate) => candidate.kpis.some((kpi) => kpi.id === kpiId));
  const kpi = kra?.kpis.find((candidate) => candidate.id === kpiId);
  if (!scorecard?.template || !kra || !kpi) return null;
  const [behind, history] = await Promise.all([
    getWhatIsBehind(db, { employeeId, periodId, kpiId }),
    listKpiHistory(db, { employeeId, periodId, kpiId }),
  ]);
  return behind && { scorecard, kra, kpi, ...behind, history };
}

interface Key {
  employeeId: number;
  periodId: number;
  kpiId: number;
}

/** The rule, the statement and the evidence of one result, by key, in one statement. */
async function getWhatIsBehind(db: Db, key: Key) {
  const rows = await db
    .select({
      definition: kpiDefinitionVersions.definition,
      item: scorecardTemplateItems,
      guardrails: guardrailsColumn,
      statement: {
        text: computeRunStatements.statement,
        kpiVersion: computeRunStatements.kpiVersion,
        peopleCount: computeRunStatements.peopleCount,
        recordCount: computeRunStatements.recordCount,
        durationMs: computeRunStatements.durationMs,
      },
      evidence: EVIDENCE,
    })
    .from(kpiResults)
    .innerJoin(
      instance,
      and(eq(instance.periodId, kpiResults.periodId), eq(instance.employeeId, kpiResults.employeeId)),
    )
    .leftJoin(
      kpiDefinitionVersions,
      and(
        eq(kpiDefinitionVersions.kpiId, kpiResults.kpiId),
        eq(kpiDefinitionVersions.version, kpiResults.kpiVersion),
      ),
    )
    .leftJoin(
      scorecardTemplateItems,
      and(
        eq(scorecardTemplateItems.versionId, instance.templateVersionId),
        eq(scorecardTemplateItems.kpiId, kpiResults.kpiId),
      ),
    )
    .leftJoin(
      computeRunStatements,
      and(eq(computeRunStatements.runId, instance.runId), eq(computeRunStatements.kpiId, kpiResults.kpiId)),
    )
    .leftJoin(
      kpiEvidence,
      and(
        eq(kpiEvidence.periodId, key.periodId),
        eq(kpiEvidence.employeeId, key.employeeId),
        eq(kpiEvidence.kpiId, key.kpiId),
        eq(kpiEvidence.input, ""),
      ),
    )
    .where(
      and(
        eq(kpiResults.periodId, key.periodId),
        eq(kpiResults.employeeId, key.employeeId),
        eq(kpiResults.kpiId, key.kpiId),
      ),
    );
  return rows[0] ?? null;
}

const EVIDENCE = {
  recordCount: kpiEvidence.recordCount,
  keptCount: sql<number>`coalesce(cardinality(${kpiEvidence.recordIds}), 0)`,
  numeratorCount: sql<number | null>`cardinality(${kpiEvidence.numeratorIds})`,
  digest: kpiEvidence.digest,
};

/** `input`: of a formula, the input whose records are meant. */
export async function getEvidenceHeader(
  db: Db,
  key: Key & { input: string },
): Promise<EvidenceHeader | null> {
  const rows = await db
    .select(EVIDENCE)
    .from(kpiEvidence)
    .where(
      and(
        eq(kpiEvidence.periodId, key.periodId),
        eq(kpiEvidence.employeeId, key.employeeId),
        eq(kpiEvidence.kpiId, key.kpiId),
        eq(kpiEvidence.input, key.input),
      ),
    );
  return rows[0] ?? null;
}

const guardrailsColumn: SQL<ReceiptGuardrail[]> = sql`(
  SELECT coalesce(json_agg(json_build_object(
           'primaryKpiId', g.primary_kpi_id, 'primaryName', p.name,
           'guardrailKpiId', g.guardrail_kpi_id, 'guardrailName', l.name,
           'threshold', g.threshold::text, 'capScore', g.cap_score::text
         ) ORDER BY g.primary_kpi_id, g.guardrail_kpi_id), '[]')
    FROM scorecard_template_guardrails g
    JOIN kpi_definitions p ON p.id = g.primary_kpi_id
    JOIN kpi_definitions l ON l.id = g.guardrail_kpi_id
   WHERE g.version_id = ${instance.templateVersionId} AND ${kpiResults.kpiId} IN (g.primary_kpi_id, g.guardrail_kpi_id))`;
