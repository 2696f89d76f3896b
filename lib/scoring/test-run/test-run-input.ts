import { z } from "zod";
import { COLUMN_TYPES } from "@/db/enums";
import { kpiInput } from "@/lib/kpis/definitions/input";
import { decimalText } from "@/lib/kpis/rule/input";
import { dayText } from "@/lib/zod-fields";

const day = dayText("Enter a date like 2026-10-01", { lastYear: 2199 });
const id = z.number().int().positive().max(2_147_483_647);

/** A KPI that need not be saved, nor named, and the period to try it on: `[start, end)` or one that exists. */
export const testRunInput = z.strictObject({
  definition: kpiInput.extend({ name: z.string().max(200).default("") }),
  /** The saved KPI this is a state of: manual entries are looked up by it. */
  kpi_id: id.optional(),
  period: z.strictObject({ start: day, end: day }).optional(),
  period_id: id.optional(),
  /** Highest score of the template it is tried for. */
  maximum_score: decimalText.default("150"),
  /** Whose records come along, up to 10; the first person's unless given. */
  sample_employee_id: id.optional(),
  /** Only these people; everybody unless given. */
  employee_ids: z.array(id).min(1).max(10_000).optional(),
  /** Most people listed; all are counted. */
  limit: z.number().int().min(1).max(10_000).default(500),
});
export type TestRunInput = z.output<typeof testRunInput>;

const numberText = z.string().nullable();

export const testRunResult = z.object({
  period: z.object({ start: day, end: day }),
  statement: z.string(),
  duration_ms: z.number().int(),
  /** Why nobody could be measured. */
  problem: z.string().nullable(),
  people_count: z.number().int(),
  /** Employed in the period without any record of the source in it. */
  people_without_records: z.number().int(),
  record_count: z.number().int(),
  /** All these people's records as one: with everybody, records without an owner count too. */
  pooled: z
    .object({
      record_count: z.number().int(),
      actual: numberText,
      numerator: numberText,
      denominator: numberText,
    })
    .nullable(),
  people: z.array(
    z.object({
      employee_id: z.number().int(),
      name: z.string(),
      record_count: z.number().int(),
      actual: numberText,
      numerator: numberText,
      denominator: numberText,
      /** Of a formula: what it was worked out from. */
      inputs: z.array(z.object({ variable: z.string(), value: numberText })).nullable(),
      attainment: numberText,
      score: numberText,
      band: z.string(),
    }),
  ),
  sample: z
    .object({
      employee_id: z.number().int(),
      columns: z.array(z.object({ name: z.string(), label: z.string(), data_type: z.enum(COLUMN_TYPES) })),
      /** IANA zone of the organisation, on whose clocks screens show times. */
      time_zone: z.string(),
      records: z.array(z.object({ record_id: z.string(), values: z.array(z.string().nullable()) })),
    })
    .nullable(),
});
export type TestRun = z.output<typeof testRunResult>;
