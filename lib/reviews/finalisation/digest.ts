import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type EvidenceSource, listEvidenceSources } from "./kept-sources";

/** sha-256 (hex) of each part of a final scorecard by its name, and of all parts together. */
export interface ScorecardDigest {
  employeeId: number;
  digest: string;
  parts: Record<string, string>;
}

/**
 * Digests everything that made each scorecard of a period, from what is kept: the person's place, template, reviewers;
 * each KPI's result, target, definition, assignment and evidence with the kept values of its records (shares and units of
 * records that are shared among them); the rules of the template version; KRAs; total; overrides; notes; values entered by hand. The same content gives the same digests on any server.
 */
export async function digestPeriod(db: Db, periodId: number): Promise<ScorecardDigest[]> {
  await db.execute(sql`SELECT set_config('TimeZone', 'UTC', true)`);
  const evidence = await listEvidenceSources(db, periodId);
  const rows = await db.execute<{ employee_id: number; digest: string; parts: Record<string, string> }>(
    digestStatement(periodId, evidence),
  );
  return rows.map(({ employee_id, digest, parts }) => ({ employeeId: employee_id, digest, parts }));
}

/** Of all scorecards together, by rising employee id. */
export const digestOfAll = (digests: readonly ScorecardDigest[]): string =>
  createHash("sha256")
    .update(digests.map(({ employeeId, digest }) => `${employeeId} ${digest}\n`).join(""))
    .digest("hex");

const sha = (content: SQL): SQL => sql`encode(sha256(convert_to((${content})::text, 'UTF8')), 'hex')`;

/** What of each table is part of a digest, by name: a column that is added later changes no digest of before. */
export const DIGESTED = {
  place:
    "employee_id template_version_id org_unit_id manager_id job_role_id review_version review_started_score reviewer_name reviewed_at reviewed_score",
  total:
    "total_score rating_band coverage kpi_count scored_kpi_count record_count previous_score has_guardrail_hit is_adjusted computed_score override_id computed_band",
  kra: "kra_id score weight covered_weight weighted_score band is_adjusted computed_score override_id",
  kpi: "kpi_id kra_id kpi_version status actual_value numerator_value denominator_value record_count target attainment raw_score score weight weighted_score guardrail_kpi_id guardrail_cap held_from_period_id working assignment_id assignment_version proration band is_adjusted computed_score override_id",
  evidence: "kpi_id input record_count record_ids numerator_ids digest",
  override:
    "id entity_type entity_id old_score computed_score new_score reason reviewer_name version created_at",
  note: "id audience note manager_name version created_at",
  entry: "id kpi_id value note entered_by_name entered_at replaced_at",
  assignment: "assignment_id version terms reason saved_by_name saved_at",
  version: "id template_id version maximum_score minimum_coverage bands",
  templateKra: "kra_id weight position",
  item: "kpi_id kra_id weight target_override scoring_method_override missing_policy min_records pro_rating position",
  guardrail: "primary_kpi_id guardrail_kpi_id threshold cap_score",
} as const;

const content = (row: string, table: keyof typeof DIGESTED): SQL =>
  sql.raw(
    `jsonb_build_object(${DIGESTED[table]
      .split(" ")
      .map((column) => `'${column}', ${row}.${column}`)
      .join(", ")})`,
  );

function digestStatement(periodId: number, evidence: readonly EvidenceSource[]): SQL {
  const sources = evidence.length
    ? sql`VALUES ${sql.join(
        evidence.map(
          ({ kpiId, kpiVersion, input, sourceId }) =>
            sql`(${kpiId}::integer, ${kpiVersion}::integer, ${input}::text, ${sourceId}::integer)`,
        ),
        sql`, `,
      )}`
    : sql`SELECT NULL::integer, NULL::integer, NULL::text, NULL::integer WHERE false`;
  return sql`
    WITH source_of(kpi_id, kpi_version, input, source_id) AS (${sources}),
    rules AS MATERIALIZED (
      SELECT v.id, ${sha(sql`jsonb_build_object('version', ${content("v", "version")},
               'kras', (SELECT jsonb_agg(${content("k", "templateKra")} ORDER BY k.kra_id) FROM scorecard_template_kras k WHERE k.version_id = v.id),
               'items', (SELECT jsonb_agg(${content("t", "item")} ORDER BY t.kpi_id) FROM scorecard_template_items t WHERE t.version_id = v.id),
               'guardrails', (SELECT jsonb_agg(${content("g", "guardrail")} ORDER BY g.primary_kpi_id, g.guardrail_kpi_id)
                                FROM scorecard_template_guardrails g WHERE g.version_id = v.id))`)} AS digest
        FROM scorecard_template_versions v
       WHERE v.id IN (SELECT template_version_id FROM employee_scorecard_instances WHERE period_id = ${periodId})
    ),
    definitions AS MATERIALIZED (
      SELECT kpi_id, version, ${sha(sql`definition`)} AS digest FROM kpi_definition_versions
    ),
    parts(employee_id, part, digest) AS (
      SELECT i.employee_id, 'place', ${sha(content("i", "place"))}
        FROM employee_scorecard_instances i WHERE i.period_id = ${periodId}
      UNION ALL
      SELECT i.employee_id, 'rules', r.digest
        FROM employee_scorecard_instances i JOIN rules r ON r.id = i.template_version_id WHERE i.period_id = ${periodId}
      UNION ALL
      SELECT r.employee_id, 'total', ${sha(content("r", "total"))}
        FROM performance_results r WHERE r.period_id = ${periodId}
      UNION ALL
      SELECT r.employee_id, 'kra ' || r.kra_id, ${sha(content("r", "kra"))} FROM kra_results r WHERE r.period_id = ${periodId}
      UNION ALL
      SELECT r.employee_id, 'kpi ' || r.kpi_id, ${sha(sql`jsonb_build_array(${content("r", "kpi")}, d.digest)`)}
        FROM kpi_results r LEFT JOIN definitions d ON d.kpi_id = r.kpi_id AND d.version = r.kpi_version
       WHERE r.period_id = ${periodId}
      UNION ALL
      SELECT r.employee_id, 'assignment ' || r.kpi_id, ${sha(content("a", "assignment"))}
        FROM kpi_results r
        JOIN kpi_assignment_versions a ON a.assignment_id = r.assignment_id AND a.version = r.assignment_version
       WHERE r.period_id = ${periodId}
      UNION ALL
      SELECT e.employee_id, 'evidence ' || e.kpi_id || CASE WHEN e.input = '' THEN '' ELSE ' ' || e.input END,
             ${sha(sql`jsonb_build_array(${content("e", "evidence")}, (
               SELECT string_agg(k.record_id || ' ' || k.values::text, E'\\n' ORDER BY k.record_id)
                 FROM source_of s JOIN kept_records k ON k.period_id = e.period_id AND k.source_id = s.source_id
                WHERE s.kpi_id = e.kpi_id AND s.kpi_version = r.kpi_version AND s.input = e.input
                  AND k.record_id = ANY (e.record_ids || coalesce(e.numerator_ids, '{}'))))`)}
        FROM kpi_evidence e
        LEFT JOIN kpi_results r ON r.period_id = e.period_id AND r.employee_id = e.employee_id AND r.kpi_id = e.kpi_id
       WHERE e.period_id = ${periodId}
      UNION ALL
      SELECT o.employee_id, 'overrides', ${sha(sql`jsonb_agg(${content("o", "override")} ORDER BY o.id)`)}
        FROM score_overrides o WHERE o.period_id = ${periodId} GROUP BY o.employee_id
      UNION ALL
      SELECT n.employee_id, 'notes', ${sha(sql`jsonb_agg(${content("n", "note")} ORDER BY n.id)`)}
        FROM performance_review_notes n WHERE n.period_id = ${periodId} GROUP BY n.employee_id
      UNION ALL
      SELECT m.employee_id, 'entries', ${sha(sql`jsonb_agg(${content("m", "entry")} ORDER BY m.id)`)}
        FROM manual_entries m WHERE m.period_id = ${periodId}
         AND m.employee_id IN (SELECT employee_id FROM employee_scorecard_instances WHERE period_id = ${periodId})
       GROUP BY m.employee_id
    ), together AS (
      SELECT employee_id, jsonb_object_agg(part, digest) AS parts FROM parts GROUP BY employee_id
    )
    SELECT employee_id, parts, ${sha(sql`parts`)} AS digest FROM together ORDER BY employee_id`;
}
