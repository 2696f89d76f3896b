import type { Db } from "@/db/client";
import type { TemplateRule } from "@/lib/kpis/rule/types";
import type { PersonInPeriod } from "@/lib/people/queries";
import { type PersonalRule, personalRule } from "../assignment";
import type { PeriodSpan } from "../periods/span";
import { dayAfter } from "../prorate";
import { loadAssignments } from "./load-assignments";
import { type KpiInRun, loadRules } from "./load-rules";
import type { EarlierMatch } from "./match-people";
import { loadWorkingDays } from "./working-days";

export interface PersonalRules {
  /** By employee: those whom their template alone does not describe. */
  byEmployee: Map<number, PersonalRule>;
  /** KPIs that only an assignment brings, by rising id. */
  addedKpis: KpiInRun[];
}

interface PersonalAsked {
  period: PeriodSpan;
  people: readonly PersonInPeriod[];
  earlier: readonly EarlierMatch[];
  /** The rule a person is scored by before anything of their own; undefined: none. */
  ruleOf: (employeeId: number) => TemplateRule | undefined;
  /** A template version's rule, where it is loaded already. */
  knownRule: (versionId: number) => TemplateRule | undefined;
  only: readonly number[] | null;
}

/** The rules of people who joined, left or moved within a period or have KPIs of their own: a handful of statements. */
export async function loadPersonalRules(db: Db, asked: PersonalAsked): Promise<PersonalRules> {
  const { period, ruleOf } = asked;
  const { byEmployee: assignments, kpis } = await loadAssignments(db, period, asked.only);
  const earlier = await earlierByEmployee(db, asked);
  const particular = asked.people.filter(
    ({ employeeId, hiredOn, leftOn }) =>
      ruleOf(employeeId) !== undefined &&
      (assignments.has(employeeId) ||
        earlier.has(employeeId) ||
        (hiredOn !== null && hiredOn > period.periodStart) ||
        (leftOn !== null && dayAfter(leftOn) < period.periodEnd)),
  );
  const workingDays = await loadWorkingDays(db, particular, period);
  const byEmployee = new Map<number, PersonalRule>();
  const added = new Set<number>();
  for (const { employeeId, hiredOn, leftOn } of particular) {
    const rule = ruleOf(employeeId);
    if (!rule) continue;
    const facts = {
      employed: { from: hiredOn, to: leftOn && dayAfter(leftOn) },
      earlier: earlier.get(employeeId) ?? [],
      assignments: assignments.get(employeeId) ?? [],
      isWorkingDay: workingDays.get(employeeId) ?? null,
    };
    const personal = personalRule(rule, facts, period);
    if (!personal) continue;
    byEmployee.set(employeeId, personal);
    const held = new Set(rule.items.map(({ kpiId }) => kpiId));
    for (const { kpiId } of personal.rule.items) if (!held.has(kpiId)) added.add(kpiId);
  }
  const addedKpis = [...kpis.values()].filter(({ kpiId }) => added.has(kpiId));
  return { byEmployee, addedKpis: addedKpis.sort((a, b) => a.kpiId - b.kpiId) };
}

async function earlierByEmployee(db: Db, { earlier, knownRule }: PersonalAsked) {
  const missing = earlier.flatMap(({ versionId }) =>
    versionId !== null && !knownRule(versionId) ? [versionId] : [],
  );
  const loaded = await loadRules(db, [...new Set(missing)]);
  const byEmployee = new Map<number, { from: string | null; to: string; rule: TemplateRule | null }[]>();
  for (const { employeeId, from, to, versionId } of earlier) {
    const rule =
      versionId === null ? null : (knownRule(versionId) ?? loaded.versions.get(versionId)?.rule ?? null);
    byEmployee.set(employeeId, [...(byEmployee.get(employeeId) ?? []), { from, to, rule }]);
  }
  return byEmployee;
}

export interface MeasuredPart {
  kpiId: number;
  /** Half-open days. */
  from: string;
  to: string;
  employeeIds: number[];
}

/** Whom added KPIs are to be measured for: over the whole period, and by days of their own. */
export function addedToMeasure({ byEmployee, addedKpis }: PersonalRules) {
  const whole = new Map<number, number[]>();
  const parts = new Map<string, MeasuredPart>();
  const added = new Set(addedKpis.map(({ kpiId }) => kpiId));
  for (const [employeeId, { rule, own }] of byEmployee) {
    for (const { kpiId } of rule.items) {
      const terms = own.get(kpiId);
      if (!added.has(kpiId) || !terms?.isAdded) continue;
      if (!terms.measured) {
        whole.set(kpiId, [...(whole.get(kpiId) ?? []), employeeId]);
        continue;
      }
      const { from, to } = terms.measured;
      const key = `${kpiId} ${from} ${to}`;
      const part = parts.get(key) ?? { kpiId, from, to, employeeIds: [] };
      part.employeeIds.push(employeeId);
      parts.set(key, part);
    }
  }
  return { whole, parts: [...parts.values()] };
}
