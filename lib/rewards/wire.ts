import { z } from "zod";
import type { BonusRow, PeriodBonuses } from "./bonuses";
import { BONUS_STATUSES } from "./list";
import type { BonusTotals } from "./totals";

const id = z.number().int();
const count = z.number().int();
const decimal = z.string();

/** Amounts by currency, each the sum of its rounded rows. */
export const amountsWire = z.record(z.string(), decimal);

/** A person's bonus in a period. A factor of 1 pays the target; amounts have two decimals. */
export const bonusWire = z.object({
  employee_id: id,
  employee_number: z.string(),
  name: z.string(),
  org_unit: z.string().nullable(),
  total_score: decimal.nullable(),
  status: z.enum(BONUS_STATUSES),
  reason: z.string(),
  policy: z.object({ id, name: z.string(), version: count }).nullable(),
  factor: decimal.nullable(),
  target_bonus: decimal.nullable(),
  currency: z.string().nullable(),
  days_paid: count,
  days_in_period: count,
  amount: decimal.nullable(),
});
export type BonusWire = z.output<typeof bonusWire>;

export const toBonusWire = (row: BonusRow): BonusWire => ({
  employee_id: row.employeeId,
  employee_number: row.employeeNumber,
  name: row.name,
  org_unit: row.orgUnit,
  total_score: row.score,
  status: row.status,
  reason: row.reason,
  policy: row.policy,
  factor: row.factor,
  target_bonus: row.target,
  currency: row.currency,
  days_paid: row.daysPaid,
  days_in_period: row.daysInPeriod,
  amount: row.amount,
});

const totalsWire = z.object({
  people_count: count,
  eligible_count: count,
  zero_count: count,
  not_eligible_count: count,
  without_target_count: count,
  amounts: amountsWire,
});

export const toTotalsWire = (totals: BonusTotals): z.output<typeof totalsWire> => ({
  people_count: totals.people,
  eligible_count: totals.counts.eligible,
  zero_count: totals.counts.zero,
  not_eligible_count: totals.counts.not_eligible,
  without_target_count: totals.withoutTarget,
  amounts: totals.amounts,
});

const unitTotalsWire = z.object({
  org_unit_id: id,
  name: z.string(),
  depth: count,
  people_count: count,
  /** Null: too few people to show without showing who they are. */
  totals: totalsWire.nullable(),
});

export const toUnitTotalsWire = (unit: PeriodBonuses["units"][number]): z.output<typeof unitTotalsWire> => ({
  org_unit_id: unit.unitId,
  name: unit.name,
  depth: unit.depth,
  people_count: unit.people,
  totals: unit.totals && toTotalsWire(unit.totals),
});

/** What executives and HR read of a period; `items` are empty for those who may not see individuals. */
export const eligibilityWire = z.object({
  items: z.array(bonusWire),
  page: count,
  page_size: count,
  total: count,
  totals: totalsWire.nullable(),
  units: z.array(unitTotalsWire),
  policies: z.array(z.object({ id, name: z.string(), version: count })),
});
