import { z } from "zod";
import { PLAN_KINDS, PLAN_MEASURES, PLAN_STATUSES } from "@/db/enums";
import { dayText, idNumber } from "@/lib/zod-fields";

const day = dayText("Enter a date like 2026-11-01");
const words = (most: number, what: string) =>
  z
    .string({ error: what })
    .trim()
    .min(1, what)
    .max(most, `At most ${most.toLocaleString("en-GB")} characters`);
const reason = z
  .string({ error: "Enter a reason" })
  .trim()
  .min(10, "Say why in at least 10 characters")
  .max(2000, "At most 2,000 characters");

export const goalInput = z.object({ goal: words(500, "Enter a goal"), due_on: day });
export type GoalInput = z.output<typeof goalInput>;

/** Days are of the organisation; the plan ends on the last one. Another title than recommended needs its reason. */
export const acceptPlanInput = z.object({
  title: words(200, "Enter what is to be done"),
  starts_on: day,
  ends_on: day,
  goals: z.array(goalInput).min(1, "Enter at least one goal").max(20, "At most 20 goals"),
  reason: z.string().trim().max(2000, "At most 2,000 characters").default(""),
});
export type AcceptPlanInput = z.output<typeof acceptPlanInput>;

export const declinePlanInput = z.object({ reason });
export const checkInInput = z.object({ note: words(4000, "Enter what was said") });
export const goalMetInput = z.object({ met: z.boolean() });
export const endPlanInput = z.object({ outcome: reason });

export const planFilterFields = {
  status: z.enum(PLAN_STATUSES).optional(),
  employee_id: idNumber.optional(),
};

const id = z.number().int();
const at = z.iso.datetime();

export const planResponse = z.object({
  id,
  employee_id: id,
  employee: z.string(),
  org_unit: z.string().nullable(),
  kind: z.enum(PLAN_KINDS),
  status: z.enum(PLAN_STATUSES),
  title: z.string(),
  rule: z.string().nullable(),
  measure: z.enum(PLAN_MEASURES),
  subject_id: id.nullable(),
  /** Name of the KPI or KRA; null for the overall score. */
  subject: z.string().nullable(),
  threshold: z.string(),
  /** The scores that led to it, oldest first. */
  scores: z.array(z.object({ period_id: id, name: z.string(), score: z.string() })),
  /** Why it was recommended, in one line. */
  why: z.string(),
  starts_on: z.iso.date().nullable(),
  ends_on: z.iso.date().nullable(),
  goal_count: id,
  goals_met: id,
  recommended_at: at,
  decided_by: z.string().nullable(),
  decided_at: at.nullable(),
  decision_reason: z.string().nullable(),
  ended_by: z.string().nullable(),
  ended_at: at.nullable(),
  outcome: z.string().nullable(),
});
export type Plan = z.output<typeof planResponse>;

const goalResponse = z.object({
  id,
  goal: z.string(),
  due_on: z.iso.date(),
  met_at: at.nullable(),
  met_by: z.string().nullable(),
});
export type PlanGoal = z.output<typeof goalResponse>;

const effectResponse = z.object({
  /** Oldest first; a period is before, since, or the one in which the plan began. */
  periods: z.array(
    z.object({
      id,
      name: z.string(),
      score: z.string().nullable(),
      when: z.enum(["before", "began", "since"]),
    }),
  ),
  before_mean: z.string().nullable(),
  before_count: id,
  since_mean: z.string().nullable(),
  since_count: id,
});
export type PlanEffect = z.output<typeof effectResponse>;

export const planDetailResponse = planResponse.extend({
  goals: z.array(goalResponse),
  check_ins: z.array(z.object({ id, note: z.string(), by: z.string(), at })),
  /** What the score has been before the plan and since; null until it begins. It says nothing about causes. */
  effect: effectResponse.nullable(),
});
export type PlanDetail = z.output<typeof planDetailResponse>;
