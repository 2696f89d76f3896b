import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type DecimalString, parseDecimal } from "@/lib/decimal";
import { loadOverrides } from "@/lib/scoring/overrides/in-force";
import { ruleOfResults, type ScoredItem, type ScoredKra } from "@/lib/scoring/rule-of-results";
import { loadRules } from "@/lib/scoring/runs/load-rules";
import { compileTemplate } from "@/lib/scoring/scorecard";
import type { HeldScore, Measurement, ScorecardResult } from "@/lib/scoring/types";
import type { Difference } from "./difference";

interface PersonRow extends Record<string, unknown> {
  employee_id: number;
  name: string;
  version_id: number;
  total: string | null;
  band: string;
  kpis: StoredKpi[];
  kras: ScoredKra[];
}

/** Method and direction as they were defined then; null when that version was not kept. */
interface StoredKpi extends ScoredItem {
  name: string;
  actual: DecimalString | null;
  recordCount: number;
  score: DecimalString | null;
  heldFrom: number | null;
  heldScore: DecimalString | null;
}

/** Scores everyone of a final period again from the kept actuals, targets, rules and overrides: what comes out otherwise. */
export async function rescoreFinal(db: Db, periodId: number): Promise<Difference[]> {
  const people = await listPeople(db, periodId);
  // KPIs may have been defined anew since: their targets, weights and curves of then.
  const rules = await loadRules(db, [...new Set(people.map((person) => person.version_id))]);
  const overrides = await loadOverrides(db, periodId, null);
  return people.flatMap((person): Difference[] => {
    const rule = rules.versions.get(person.version_id)?.rule;
    if (!rule) return [{ employee: person.name, what: "The template version is gone" }];
    const measured = new Map<number, Measurement>();
    const held = new Map<number, HeldScore>();
    for (const { kpiId, actual, recordCount, heldFrom, heldScore } of person.kpis) {
      if (actual !== null || recordCount > 0) measured.set(kpiId, { kpiId, actual, recordCount });
      if (heldFrom !== null && heldScore !== null)
        held.set(kpiId, { kpiId, score: heldScore, periodId: heldFrom });
    }
    const compute = compileTemplate(ruleOfResults(rule, { items: person.kpis, kras: person.kras }));
    return compare(person, compute(measured, held, overrides.get(person.employee_id)));
  });
}

function compare(person: PersonRow, result: ScorecardResult): Difference[] {
  const employee = person.name;
  const kpis = person.kpis.flatMap(({ kpiId: id, name, score }): Difference[] => {
    const again = result.kpis.find(({ kpiId }) => kpiId === id)?.score ?? null;
    return isSame(again, score)
      ? []
      : [{ employee, what: `${name} scores ${shown(again)} when scored again, ${shown(score)} is stored` }];
  });
  const isTotalSame = isSame(result.totalScore, person.total) && result.band === person.band;
  const total = isTotalSame
    ? []
    : [
        {
          employee,
          what: `The total is ${shown(result.totalScore)} when scored again, ${shown(person.total)} is stored`,
        },
      ];
  return [...kpis, ...total];
}

const isSame = (a: DecimalString | null, b: DecimalString | null) =>
  a === null || b === null ? a === b : parseDecimal(a).eq(parseDecimal(b));
const shown = (score: DecimalString | null) => (score === null ? "nothing" : parseDecimal(score).toFixed());

function listPeople(db: Db, periodId: number) {
  return db.execute<PersonRow>(sql`
    SELECT i.employee_id, e.name, i.template_version_id AS version_id, r.total_score AS total, r.rating_band AS band,
           (SELECT coalesce(json_agg(json_build_object('kpiId', k.kpi_id, 'kraId', k.kra_id, 'weight', k.weight::text, 'name', d.name, 'actual', k.actual_value::text,
                     'recordCount', k.record_count, 'target', k.target, 'score', k.score::text,
                     'method', coalesce(t.scoring_method_override, v.definition -> 'scoring_method'),
                     'direction', v.definition ->> 'direction', 'heldFrom', k.held_from_period_id,
                     'heldScore', (SELECT h.score::text FROM kpi_results h WHERE h.period_id = k.held_from_period_id
                                      AND h.employee_id = k.employee_id AND h.kpi_id = k.kpi_id)) ORDER BY k.kpi_id), '[]')
              FROM kpi_results k
              JOIN kpi_definitions d ON d.id = k.kpi_id
              LEFT JOIN kpi_definition_versions v ON v.kpi_id = k.kpi_id AND v.version = k.kpi_version
              LEFT JOIN scorecard_template_items t ON t.version_id = i.template_version_id AND t.kpi_id = k.kpi_id
             WHERE k.period_id = i.period_id AND k.employee_id = i.employee_id) AS kpis,
           (SELECT coalesce(json_agg(json_build_object('kraId', a.kra_id, 'weight', a.weight::text)), '[]')
              FROM kra_results a WHERE a.period_id = i.period_id AND a.employee_id = i.employee_id) AS kras
      FROM employee_scorecard_instances i
      JOIN employees e ON e.id = i.employee_id
      JOIN performance_results r ON r.period_id = i.period_id AND r.employee_id = i.employee_id
     WHERE i.period_id = ${periodId} AND i.template_version_id IS NOT NULL ORDER BY e.name, e.id`);
}
