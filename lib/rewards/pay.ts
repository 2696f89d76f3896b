import type { Db } from "@/db/client";
import { bonusPolicyMappings } from "@/db/schema/rewards";
import { matchTemplates } from "@/lib/kpis/template-match";
import { listUnits } from "@/lib/people/units/queries";
import { type Bonus, compileBonus } from "./bonus";
import type { Span } from "./employment";
import type { PersonFacts } from "./load-facts";
import type { PolicyInForce } from "./policies/queries";
import type { BonusOutcome } from "./types";

/** Which policy pays whom: as templates are matched, the most specific mapping of a person wins. */
export interface PolicyMap {
  mappings: readonly { policyId: number; jobRoleId: number | null; orgUnitId: number | null }[];
  unitParents: ReadonlyMap<number, number | null>;
}

export async function loadPolicyMap(db: Db): Promise<PolicyMap> {
  const mappings = await db.select().from(bonusPolicyMappings);
  const units = await listUnits(db);
  return { mappings, unitParents: new Map(units.map(({ id, parentId }) => [id, parentId])) };
}

export interface PaidPerson {
  person: PersonFacts;
  /** Null: none is for them. */
  policy: PolicyInForce | null;
  outcome: BonusOutcome;
}

/** Everybody's bonus by the policies in force. No I/O: the same facts and policies give the same bonuses. */
export function payEveryone(
  people: readonly PersonFacts[],
  policies: readonly PolicyInForce[],
  { mappings, unitParents }: PolicyMap,
  span: Span,
): PaidPerson[] {
  const { versionOf } = matchTemplates({
    people,
    templates: policies.map(({ policyId, versionId }) => ({ templateId: policyId, versionId })),
    mappings: mappings.map(({ policyId, ...mapping }) => ({ templateId: policyId, ...mapping })),
    unitParents,
  });
  const byVersion = new Map<number, { policy: PolicyInForce; bonusOf: Bonus }>(
    policies.map((policy) => [policy.versionId, { policy, bonusOf: compileBonus(policy.rules, span) }]),
  );
  const nobodys = compileBonus(null, span);
  return people.map((person) => {
    const match = byVersion.get(versionOf.get(person.employeeId) ?? 0);
    return {
      person,
      policy: match?.policy ?? null,
      outcome: (match?.bonusOf ?? nobodys)(person),
    };
  });
}

/** The KPIs that gates of these policies name. */
export const gatedKpiIds = (policies: readonly PolicyInForce[]): number[] => [
  ...new Set(policies.flatMap(({ rules }) => rules.gates.kpis.map(({ kpi_id }) => kpi_id))),
];
