import { and, asc, eq, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import {
  kpiDefinitions,
  kpiDefinitionVersions,
  scorecardTemplateGuardrails,
  scorecardTemplateItems,
} from "@/db/schema/kpis";
import { computeRunStatements, kpiEvidence } from "@/db/schema/scoring";
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
  const { versionId } = scorecard.template;
  const [definition, item, guardrails, statement, evidence, history] = await Promise.all([
    getDefinition(db, kpiId, kpi.kpiVersion),
    getItem(db, versionId, kpiId),
    listGuardrails(db, versionId, kpiId),
    getStatement(db, scorecard.runId, kpiId),
    getEvidenceHeader(db, { employeeId, periodId, kpiId }),
    listKpiHistory(db, { employeeId, periodId, kpiId }),
  ]);
  return { scorecard, kra, kpi, definition, item, guardrails, statement, evidence, history };
}

async function getDefinition(db: Db, kpiId: number, version: number) {
  const rows = await db
    .select({ definition: kpiDefinitionVersions.definition })
    .from(kpiDefinitionVersions)
    .where(and(eq(kpiDefinitionVersions.kpiId, kpiId), eq(kpiDefinitionVersions.version, version)));
  return rows[0]?.definition ?? null;
}

async function getItem(db: Db, versionId: number, kpiId: number) {
  const rows = await db
    .select()
    .from(scorecardTemplateItems)
    .where(and(eq(scorecardTemplateItems.versionId, versionId), eq(scorecardTemplateItems.kpiId, kpiId)));
  return rows[0] ?? null;
}

const primary = alias(kpiDefinitions, "primary_kpi");
const limiting = alias(kpiDefinitions, "limiting_kpi");

function listGuardrails(db: Db, versionId: number, kpiId: number): Promise<ReceiptGuardrail[]> {
  const rule = scorecardTemplateGuardrails;
  return db
    .select({
      primaryKpiId: rule.primaryKpiId,
      primaryName: primary.name,
      guardrailKpiId: rule.guardrailKpiId,
      guardrailName: limiting.name,
      threshold: rule.threshold,
      capScore: rule.capScore,
    })
    .from(rule)
    .innerJoin(primary, eq(primary.id, rule.primaryKpiId))
    .innerJoin(limiting, eq(limiting.id, rule.guardrailKpiId))
    .where(
      and(eq(rule.versionId, versionId), or(eq(rule.primaryKpiId, kpiId), eq(rule.guardrailKpiId, kpiId))),
    )
    .orderBy(asc(rule.primaryKpiId), asc(rule.guardrailKpiId));
}

async function getStatement(db: Db, runId: number, kpiId: number): Promise<ReceiptStatement | null> {
  const rows = await db
    .select({
      text: computeRunStatements.statement,
      kpiVersion: computeRunStatements.kpiVersion,
      peopleCount: computeRunStatements.peopleCount,
      recordCount: computeRunStatements.recordCount,
      durationMs: computeRunStatements.durationMs,
    })
    .from(computeRunStatements)
    .where(and(eq(computeRunStatements.runId, runId), eq(computeRunStatements.kpiId, kpiId)));
  return rows[0] ?? null;
}

/** `input`: of a formula, the input whose records are meant. */
export async function getEvidenceHeader(
  db: Db,
  key: { employeeId: number; periodId: number; kpiId: number; input?: string },
): Promise<EvidenceHeader | null> {
  const rows = await db
    .select({
      recordCount: kpiEvidence.recordCount,
      keptCount: sql<number>`coalesce(cardinality(${kpiEvidence.recordIds}), 0)`,
      numeratorCount: sql<number | null>`cardinality(${kpiEvidence.numeratorIds})`,
      digest: kpiEvidence.digest,
    })
    .from(kpiEvidence)
    .where(
      and(
        eq(kpiEvidence.periodId, key.periodId),
        eq(kpiEvidence.employeeId, key.employeeId),
        eq(kpiEvidence.kpiId, key.kpiId),
        eq(kpiEvidence.input, key.input ?? ""),
      ),
    );
  return rows[0] ?? null;
}
