import { z } from "zod";
import type { Db } from "@/db/client";
import { requireAbility } from "@/lib/access/policy";
import type { Scope } from "@/lib/access/scope";
import type { Ctx } from "@/lib/context";
import { parseDecimal } from "@/lib/decimal";
import { invalid } from "@/lib/errors";
import { listFinishedPeriods } from "@/lib/scoring/periods/finished";
import type { Period } from "@/lib/scoring/periods/queries";
import { requirePeriod } from "@/lib/scoring/periods/queries";
import { SMALLEST_GROUP } from "@/lib/scoring/rollups/withheld-groups";
import { lastDay } from "../employment";
import { loadBonusFacts } from "../load-facts";
import { gatedKpiIds, loadPolicyMap, type PaidPerson, type PolicyMap, payEveryone } from "../pay";
import { bonusRulesInput } from "../rules";
import { peopleBehind, totalOf } from "../totals";
import { amountsWire } from "../wire";
import { problemsOfRules } from "./change-policies";
import { FACTOR_BINS, factorBins } from "./factor-bins";
import { listPoliciesInForce, type PolicyInForce, requirePolicy } from "./queries";

const MOST_PERIODS = 6;

/** What a policy would pay by; it need not be saved. */
export const simulationInput = z.strictObject({
  rules_json: bonusRulesInput,
  /** Which periods; the last finished ones that have results unless given. */
  period_ids: z
    .array(z.number().int().positive().max(2_147_483_647))
    .min(1)
    .max(MOST_PERIODS, "At most 6 periods")
    .optional(),
});
export type SimulationInput = z.output<typeof simulationInput>;

const count = z.number().int();
const side = z.object({
  amounts: amountsWire,
  eligible_count: count,
  zero_count: count,
  not_eligible_count: count,
  without_target_count: count,
  /** People by factor; places as in `factor_bins`. */
  factor_counts: z.array(count),
});

export const simulationResponse = z.object({
  factor_bins: z.array(z.string()),
  /** Newest first. */
  periods: z.array(
    z.object({
      id: count,
      name: z.string(),
      /** People whom the policy pays, now or by these rules. */
      people_count: count,
      /** Null: too few people to show without showing who they are. */
      effect: z
        .object({ before: side, after: side, more_count: count, less_count: count, same_count: count })
        .nullable(),
    }),
  ),
});
export type Simulation = z.output<typeof simulationResponse>;
export type SimulatedPeriod = Simulation["periods"][number];

/**
 * What finished periods would have cost by a policy's draft: each as if its rules had been in force then, for the people
 * whom the policy is for. Stores nothing. Throws "invalid" at the field that could not be saved either.
 */
export async function simulatePolicy(
  ctx: Ctx,
  { policyId, input, scope }: { policyId: number; input: SimulationInput; scope: Scope },
): Promise<Simulation> {
  requireAbility(ctx.actor, "configure bonus policies");
  const { db, now } = ctx;
  const { name, frequency } = await requirePolicy(db, policyId);
  const problems = await problemsOfRules(ctx, input.rules_json);
  if (problems.length > 0) throw invalid(problems);
  const periods = input.period_ids
    ? await Promise.all(input.period_ids.map((id) => requirePeriod(db, id)))
    : await listFinishedPeriods(db, { frequency, now, limit: MOST_PERIODS });
  const draft: PolicyInForce = { policyId, versionId: DRAFT, version: 0, name, rules: input.rules_json };
  const map = await loadPolicyMap(db);
  const simulated: SimulatedPeriod[] = [];
  for (const period of periods) simulated.push(await simulatePeriod(db, { period, draft, map, scope }));
  return { factor_bins: FACTOR_BINS.map(({ label }) => label), periods: simulated };
}

/** No version has this id. */
const DRAFT = -1;

interface PeriodAsked {
  period: Period;
  draft: PolicyInForce;
  map: PolicyMap;
  scope: Scope;
}

async function simulatePeriod(db: Db, { period, draft, map, scope }: PeriodAsked): Promise<SimulatedPeriod> {
  const inForce = await listPoliciesInForce(db, { frequency: period.frequency, day: lastDay(period) });
  const others = inForce.filter(({ policyId }) => policyId !== draft.policyId);
  const people = await loadBonusFacts(db, period, { kpiIds: gatedKpiIds([...inForce, draft]) });
  const before = payEveryone(people, inForce, map, period);
  const after = payEveryone(people, [...others, draft], map, period);
  const isPaid = ({ policy }: PaidPerson) => policy?.policyId === draft.policyId;
  const pairs = before.flatMap((was, index) => {
    const is = after[index];
    return is && (isPaid(was) || isPaid(is)) ? [{ was, is }] : [];
  });
  const sides = { before: rowsOf(pairs.map(({ was }) => was)), after: rowsOf(pairs.map(({ is }) => is)) };
  const isWithheld =
    !scope.seesEveryone && [sides.before, sides.after].some((side) => fewestBehind(side) < SMALLEST_GROUP);
  const changes = pairs.map(({ was, is }) => paidTo(is).cmp(paidTo(was)));
  return {
    id: period.id,
    name: period.name,
    people_count: pairs.length,
    effect: isWithheld
      ? null
      : {
          before: sideOf(sides.before),
          after: sideOf(sides.after),
          more_count: changes.filter((change) => change > 0).length,
          less_count: changes.filter((change) => change < 0).length,
          same_count: changes.filter((change) => change === 0).length,
        },
  };
}

/** What someone gets, to be compared: the amount, or the factor where no target bonus is entered. */
const paidTo = ({ outcome }: PaidPerson) => parseDecimal(outcome.amount ?? outcome.factor ?? "0");

const rowsOf = (paid: readonly PaidPerson[]) =>
  paid.map(({ person, outcome }) => ({
    status: outcome.status,
    amount: outcome.amount,
    factor: outcome.factor,
    currency: person.target?.currency ?? null,
  }));

/** People behind the rarest of the figures of a side. */
const fewestBehind = (rows: ReturnType<typeof rowsOf>) => Math.min(...Object.values(peopleBehind(rows)));

function sideOf(rows: ReturnType<typeof rowsOf>): z.output<typeof side> {
  const { counts, amounts, withoutTarget } = totalOf(rows);
  return {
    amounts,
    eligible_count: counts.eligible,
    zero_count: counts.zero,
    not_eligible_count: counts.not_eligible,
    without_target_count: withoutTarget,
    factor_counts: factorBins(rows.map(({ factor }) => factor)),
  };
}
