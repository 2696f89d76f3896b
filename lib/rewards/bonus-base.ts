import type { Db } from "@/db/client";
import { requireInScope, type Scope } from "@/lib/access/scope";
import type { Period } from "@/lib/scoring/periods/queries";
import { lastDay } from "./employment";
import type { BonusBase } from "./factor-of-scorecard";
import { loadBonusFacts } from "./load-facts";
import { loadPolicyMap, payEveryone } from "./pay";
import { listPoliciesInForce } from "./policies/queries";

/** What a reviewer needs to see what a change would do to the bonus; null: no policy pays this person. */
export async function getBonusBase(
  db: Db,
  scope: Scope,
  { employeeId, period }: { employeeId: number; period: Period },
): Promise<BonusBase | null> {
  await requireInScope(db, scope, employeeId);
  const policies = await listPoliciesInForce(db, { frequency: period.frequency, day: lastDay(period) });
  if (policies.length === 0) return null;
  const people = await loadBonusFacts(db, period, { kpiIds: [], employeeId });
  const [paid] = payEveryone(people, policies, await loadPolicyMap(db), period);
  if (!paid?.policy) return null;
  const { name, version, rules } = paid.policy;
  const { hiredOn, leftOn } = paid.person;
  const { periodStart, periodEnd } = period;
  return { policy: `${name} v${version}`, rules, span: { periodStart, periodEnd }, hiredOn, leftOn };
}
