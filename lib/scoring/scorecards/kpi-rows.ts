import { type SQL, sql } from "drizzle-orm";
import { scorecardTemplateVersions } from "@/db/schema/kpis";
import { employeeScorecardInstances as instance } from "@/db/schema/scoring";
import type { Adjusted, ScorecardKpi, ScorecardKra } from "./types";

/*
 * Columns of the statement that reads a scorecard, so that the page everybody opens every morning is one question to the
 * database. Decimals leave it as text: a JSON number would be a float.
 */

/** What an override made of the score of row `r`, with the override `o` at that level; null where none did. */
const adjusted = sql`CASE WHEN r.is_adjusted THEN json_build_object('computed', r.computed_score::text,
  'override', CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'by', o.reviewer_name,
    'at', to_char(o.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reason', o.reason) END) END`;

/** Of the total, as a scalar. */
export const totalAdjustedColumn: SQL<Adjusted | null> = sql`(
  SELECT ${adjusted} FROM performance_results r LEFT JOIN score_overrides o ON o.id = r.override_id
   WHERE r.period_id = ${instance.periodId} AND r.employee_id = ${instance.employeeId})`;

/** Of a final scorecard: what was kept of everything that made it. */
export const digestColumn: SQL<string | null> = sql`(
  SELECT d.digest FROM scorecard_digests d
   WHERE d.period_id = ${instance.periodId} AND d.employee_id = ${instance.employeeId})`;

export const hasRemarksColumn: SQL<boolean> = sql`(
  EXISTS (SELECT FROM performance_review_notes n WHERE n.employee_id = ${instance.employeeId}
             AND n.period_id = ${instance.periodId} AND n.audience = 'person')
  OR EXISTS (SELECT FROM period_adjustments a
              WHERE a.final_period_id = ${instance.periodId} AND a.employee_id = ${instance.employeeId})
  OR EXISTS (SELECT FROM period_adjustments a
              WHERE (a.open_period_id = ${instance.periodId} OR a.open_period_id IS NULL)
                AND a.employee_id = ${instance.employeeId}))`;

/** A person's KRAs, in the order of the template version that scored them. */
export const krasColumn: SQL<Omit<ScorecardKra, "kpis">[]> = sql`(
  SELECT coalesce(json_agg(json_build_object(
           'id', r.kra_id, 'name', d.name, 'score', r.score::text, 'band', r.band, 'weight', r.weight::text,
           'coveredWeight', r.covered_weight::text, 'weightedScore', r.weighted_score::text,
           'adjusted', ${adjusted}
         ) ORDER BY k.position, r.kra_id), '[]')
    FROM kra_results r
    JOIN kra_definitions d ON d.id = r.kra_id
    LEFT JOIN score_overrides o ON o.id = r.override_id
    LEFT JOIN scorecard_template_kras k ON k.version_id = ${instance.templateVersionId} AND k.kra_id = r.kra_id
   WHERE r.period_id = ${instance.periodId} AND r.employee_id = ${instance.employeeId})`;

/** Their KPIs, in the same order, with the rule as it stood when this was computed: it may have been edited since. */
export const kpisColumn: SQL<ScorecardKpi[]> = sql`(
  SELECT coalesce(json_agg(json_build_object(
           'id', r.kpi_id, 'name', d.name, 'kraId', r.kra_id,
           'description', coalesce(v.definition ->> 'description', d.description),
           'unit', coalesce(v.definition ->> 'unit', d.unit),
           'targetType', coalesce(v.definition ->> 'target_type', d.target_type::text),
           'direction', coalesce(v.definition ->> 'direction', d.direction::text), 'target', r.target,
           'method', coalesce(t.scoring_method_override, v.definition -> 'scoring_method', d.scoring_method),
           'status', r.status,
           'actual', r.actual_value::text, 'numerator', r.numerator_value::text,
           'denominator', r.denominator_value::text, 'recordCount', r.record_count,
           'minRecords', coalesce(t.min_records, 0), 'missingPolicy', coalesce(t.missing_policy, 'exclude'),
           'attainment', r.attainment::text, 'rawScore', r.raw_score::text, 'score', r.score::text, 'band', r.band,
           'weight', r.weight::text, 'weightedScore', r.weighted_score::text,
           'guardrail', CASE WHEN r.guardrail_kpi_id IS NOT NULL THEN
             json_build_object('id', r.guardrail_kpi_id, 'name', g.name, 'cap', r.guardrail_cap::text) END,
           'heldFrom', CASE WHEN r.held_from_period_id IS NOT NULL THEN
             json_build_object('id', r.held_from_period_id, 'name', h.name) END,
           'working', r.working, 'adjusted', ${adjusted}, 'kpiVersion', r.kpi_version,
           'own', CASE WHEN r.assignment_id IS NOT NULL OR r.proration IS NOT NULL THEN json_build_object(
             'assignment', CASE WHEN r.assignment_id IS NOT NULL THEN
               json_build_object('id', r.assignment_id, 'version', r.assignment_version) END,
             'isAdded', t.kpi_id IS NULL, 'proration', r.proration -> 'proration', 'measured', r.proration -> 'measured') END
         ) ORDER BY t.position, r.kpi_id), '[]')
    FROM kpi_results r
    JOIN kpi_definitions d ON d.id = r.kpi_id
    LEFT JOIN kpi_definition_versions v ON v.kpi_id = r.kpi_id AND v.version = r.kpi_version
    LEFT JOIN scorecard_template_items t ON t.version_id = ${instance.templateVersionId} AND t.kpi_id = r.kpi_id
    LEFT JOIN kpi_definitions g ON g.id = r.guardrail_kpi_id
    LEFT JOIN evaluation_periods h ON h.id = r.held_from_period_id
    LEFT JOIN score_overrides o ON o.id = r.override_id
   WHERE r.period_id = ${instance.periodId} AND r.employee_id = ${instance.employeeId})`;

/** The active versions of the template that scored them. */
export const versionsColumn: SQL<{ id: number; version: number; effectiveFrom: string | null }[]> = sql`(
  SELECT coalesce(json_agg(json_build_object('id', v.id, 'version', v.version, 'effectiveFrom', v.effective_from)
                           ORDER BY v.version), '[]')
    FROM scorecard_template_versions v
   WHERE v.template_id = ${scorecardTemplateVersions.templateId} AND v.status = 'active')`;
