import type { Db } from "@/db/client";
import type { Period } from "../periods/queries";
import { loadRules, type RunRules } from "./load-rules";
import { type MatchedPeople, matchPeople } from "./match-people";
import { addedToMeasure, loadPersonalRules, type MeasuredPart, type PersonalRules } from "./personal-rules";

export interface RulesOfRun {
  matched: MatchedPeople;
  /** With the KPIs that only assignments bring. */
  rules: RunRules;
  personal: PersonalRules["byEmployee"];
  /** Whom each KPI is measured for over the whole period, by KPI of rising id. */
  wanted: Map<number, number[]>;
  /** Whom added KPIs are measured for over days of their own. */
  parts: MeasuredPart[];
}

/** Who is scored in a period and by what: templates in force, and what is particular to single people. */
export async function loadRulesOfRun(
  db: Db,
  period: Period,
  only: readonly number[] | null,
): Promise<RulesOfRun> {
  const matched = await matchPeople(db, period, only);
  const { people, earlier, matches } = matched;
  const versionIds = [...new Set(matches.versionOf.values())].filter((id) => id !== null);
  const { versions, kpis } = await loadRules(db, versionIds);
  const knownRule = (versionId: number) => versions.get(versionId)?.rule;
  const personal = await loadPersonalRules(db, {
    ...{ period, people, earlier, knownRule, only },
    ruleOf: (employeeId) => knownRule(matches.versionOf.get(employeeId) ?? 0),
  });
  const known = new Set(kpis.map(({ kpiId }) => kpiId));
  const added = personal.addedKpis.filter(({ kpiId }) => !known.has(kpiId));
  const rules = { versions, kpis: [...kpis, ...added].sort((a, b) => a.kpiId - b.kpiId) };
  const { whole, parts } = addedToMeasure(personal);
  return { matched, rules, personal: personal.byEmployee, wanted: wantedBy(rules, matched, whole), parts };
}

function wantedBy(
  rules: RunRules,
  { people, matches }: MatchedPeople,
  added: ReadonlyMap<number, number[]>,
): Map<number, number[]> {
  const peopleOfVersion = new Map<number, number[]>();
  for (const { employeeId } of people) {
    const versionId = matches.versionOf.get(employeeId);
    if (!versionId) continue;
    const own = peopleOfVersion.get(versionId) ?? [];
    own.push(employeeId);
    peopleOfVersion.set(versionId, own);
  }
  return new Map(
    rules.kpis.map(({ kpiId }) => [
      kpiId,
      [...rules.versions.values()]
        .filter(({ rule }) => rule.items.some((item) => item.kpiId === kpiId))
        .flatMap(({ versionId }) => peopleOfVersion.get(versionId) ?? [])
        .concat(added.get(kpiId) ?? [])
        .sort((a, b) => a - b),
    ]),
  );
}
