import { z } from "zod";
import { RATING_BANDS, SCORECARD_STATUSES } from "@/db/enums";
import type { ListedScorecard } from "./list";

/** One person's result in a list, as the API gives it. Scores and percents are decimals as text. */
export const listedScorecardWire = z.object({
  employee_id: z.number().int(),
  employee_number: z.string(),
  name: z.string(),
  org_unit: z.string().nullable(),
  manager: z.string().nullable(),
  job_role: z.string().nullable(),
  template: z.string().nullable(),
  template_version: z.number().int().nullable(),
  status: z.enum(SCORECARD_STATUSES),
  total_score: z.string().nullable(),
  rating_band: z.enum(RATING_BANDS),
  coverage: z.string(),
  previous_score: z.string().nullable(),
  kpi_count: z.number().int(),
  scored_kpi_count: z.number().int(),
  record_count: z.number().int(),
  has_guardrail_hit: z.boolean(),
  computed_at: z.iso.datetime(),
});

export const toListedScorecardWire = (row: ListedScorecard): z.infer<typeof listedScorecardWire> => ({
  employee_id: row.employeeId,
  employee_number: row.employeeNumber,
  name: row.name,
  org_unit: row.orgUnitName,
  manager: row.managerName,
  job_role: row.jobRoleName,
  template: row.templateName,
  template_version: row.templateVersion,
  status: row.status,
  total_score: row.totalScore,
  rating_band: row.band,
  coverage: row.coverage,
  previous_score: row.previousScore,
  kpi_count: row.kpiCount,
  scored_kpi_count: row.scoredKpiCount,
  record_count: row.recordCount,
  has_guardrail_hit: row.hasGuardrailHit,
  computed_at: row.computedAt.toISOString(),
});
