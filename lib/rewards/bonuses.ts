import { inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiDefinitions } from "@/db/schema/kpis";
import type { Scope } from "@/lib/access/scope";
import { forbidden } from "@/lib/errors";
import type { Period } from "@/lib/scoring/periods/queries";
import { lastDay } from "./employment";
import { loadBonusFacts } from "./load-facts";
import { gatedKpiIds, loadPolicyMap, type PaidPerson, payEveryone } from "./pay";
import { listPoliciesInForce } from "./policies/queries";
import { bonusReason } from "./reason";
import type { BonusTotals } from "./totals";
import type { BonusStatus } from "./types";
import { listUnitTotals, type UnitTotals } from "./unit-totals";

/** A person's line in the bonuses of a period. Factor four decimals, amounts two. */
export interface BonusRow {
  employeeId: number;
  name: string;
  employeeNumber: string;
  orgUnitId: number | null;
  orgUnit: string | null;
  score: string | null;
  status: BonusStatus;
  reason: string;
  policy: { id: number; name: string; version: number } | null;
  factor: string | null;
  target: string | null;
  currency: string | null;
  daysPaid: number;
  daysInPeriod: number;
  amount: string | null;
}

export interface PeriodBonuses {
  /** By name; null for those who may not see individuals. */
  rows: BonusRow[] | null;
  /** Null: too few people to show without showing who they are. */
  totals: BonusTotals | null;
  units: UnitTotals[];
  /** Policies in force for the period. */
  policies: { id: number; name: string; version: number }[];
}

/** The bonuses of a period as they are now: for HR everyone's, for executives totals and units. Throws "forbidden". */
export async function getPeriodBonuses(db: Db, scope: Scope, period: Period): Promise<PeriodBonuses> {
  if (!scope.seesAggregates) throw forbidden("see bonuses");
  const { rows, policies } = await listBonusRows(db, period);
  const { totals, units } = await listUnitTotals(db, rows, { seesEveryone: scope.seesEveryone });
  return {
    rows: scope.seesEveryone ? rows : null,
    totals,
    units,
    policies: policies.map(({ policyId, name, version }) => ({ id: policyId, name, version })),
  };
}

/** Everyone's line, for callers that have asked whether the reader may see them. */
export async function listBonusRows(db: Db, period: Period) {
  const policies = await listPoliciesInForce(db, { frequency: period.frequency, day: lastDay(period) });
  const kpiIds = gatedKpiIds(policies);
  const people = await loadBonusFacts(db, period, { kpiIds });
  const kpiNames = await namesOfKpis(db, kpiIds);
  const paid = payEveryone(people, policies, await loadPolicyMap(db), period);
  return { rows: paid.map((each) => toBonusRow(each, { kpiNames, seesFlags: true })), policies };
}

/**
 * A person's own line, once the period is final and their policy shows it to them; null otherwise. For HR always.
 * Throws "forbidden" for anyone else.
 */
export async function getPersonBonus(
  db: Db,
  scope: Scope,
  { employeeId, period }: { employeeId: number; period: Period },
): Promise<BonusRow | null> {
  if (!scope.seesEveryone && employeeId !== scope.selfId) throw forbidden("see this person's bonus");
  if (!scope.seesEveryone && period.status !== "finalized") return null;
  const policies = await listPoliciesInForce(db, { frequency: period.frequency, day: lastDay(period) });
  const isShown = policies.some(({ rules }) => rules.shown_to_employee);
  if (!scope.seesEveryone && !isShown) return null;
  const kpiIds = gatedKpiIds(policies);
  const people = await loadBonusFacts(db, period, { kpiIds, employeeId });
  const [paid] = payEveryone(people, policies, await loadPolicyMap(db), period);
  if (!paid || (!scope.seesEveryone && !paid.policy?.rules.shown_to_employee)) return null;
  return toBonusRow(paid, { kpiNames: await namesOfKpis(db, kpiIds), seesFlags: scope.seesEveryone });
}

function toBonusRow(
  { person, policy, outcome }: PaidPerson,
  words: { kpiNames: ReadonlyMap<number, string>; seesFlags: boolean },
): BonusRow {
  return {
    employeeId: person.employeeId,
    name: person.name,
    employeeNumber: person.employeeNumber,
    orgUnitId: person.orgUnitId,
    orgUnit: person.orgUnit,
    score: person.score,
    status: outcome.status,
    reason: bonusReason({ outcome, facts: person, ...words }),
    policy: policy && { id: policy.policyId, name: policy.name, version: policy.version },
    factor: outcome.factor,
    target: person.target?.amount ?? null,
    currency: person.target?.currency ?? null,
    daysPaid: outcome.days.paid,
    daysInPeriod: outcome.days.all,
    amount: outcome.amount,
  };
}

/** By id. */
async function namesOfKpis(db: Db, kpiIds: readonly number[]): Promise<Map<number, string>> {
  if (kpiIds.length === 0) return new Map();
  const rows = await db
    .select({ id: kpiDefinitions.id, name: kpiDefinitions.name })
    .from(kpiDefinitions)
    .where(inArray(kpiDefinitions.id, [...kpiIds]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
