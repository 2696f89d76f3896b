import { z } from "zod";
import { FREQUENCIES, MISSING_POLICIES, PRO_RATINGS } from "@/db/enums";
import { dayText, idNumber } from "@/lib/zod-fields";
import { decimalText, methodInput, targetInput } from "../rule/input";

const id = z.number().int().positive().max(2_147_483_647);

/** What a version scores by. The order of KRAs and of items is the order on the scorecard. */
export const versionContentInput = z.strictObject({
  maximum_score: decimalText.default("150"),
  /** Per cent of the weight that must be scored, else "insufficient data". */
  minimum_coverage: decimalText.default("60"),
  bands: z
    .strictObject({ above: decimalText, on: decimalText, near: decimalText })
    .default({ above: "105", on: "85", near: "70" }),
  kras: z
    .array(z.strictObject({ kra_id: id, weight: decimalText }))
    .max(40, "At most 40 KRAs")
    .default([]),
  items: z
    .array(
      z.strictObject({
        kpi_id: id,
        kra_id: id,
        weight: decimalText,
        /** Null: the KPI's own. */
        target_override: targetInput.nullable().default(null),
        scoring_method_override: methodInput.nullable().default(null),
        missing_policy: z.enum(MISSING_POLICIES).default("exclude"),
        min_records: z.number({ error: "Enter a whole number, 0 or more" }).default(0),
        /** Whether the target follows the days of people who join, leave or move within a period. */
        pro_rating: z.enum(PRO_RATINGS).default("additive"),
      }),
    )
    .max(200, "At most 200 KPIs")
    .default([]),
  guardrails: z
    .array(
      z.strictObject({
        primary_kpi_id: id,
        guardrail_kpi_id: id,
        threshold: decimalText,
        cap_score: decimalText,
      }),
    )
    .max(100, "At most 100 guardrails")
    .default([]),
});
export type VersionContent = z.output<typeof versionContentInput>;

/** `edited_from`: `updated_at` of the draft that was edited, so that nobody overwrites a newer one unseen. */
export const draftInput = versionContentInput.extend({
  edited_from: z.iso.datetime({ error: "Send updated_at of the draft you edited" }),
});
export type DraftInput = z.output<typeof draftInput>;

const templateFields = {
  name: z.string({ error: "Enter a name" }).trim().min(1, "Enter a name").max(120, "At most 120 characters"),
  description: z.string().trim().max(2000, "At most 2,000 characters"),
  /** Null: periods of any frequency. */
  frequency: z.enum(FREQUENCIES).nullable(),
  /** Whom it is for; null means any. The most specific mapping of a person wins. */
  mappings: z
    .array(
      z.strictObject({ job_role_id: id.nullable().default(null), org_unit_id: id.nullable().default(null) }),
    )
    .max(200, "At most 200 mappings"),
};

export const templateInput = z.strictObject({
  name: templateFields.name,
  description: templateFields.description.default(""),
  frequency: templateFields.frequency.default(null),
  mappings: templateFields.mappings.default([]),
  /** The first draft; empty unless given. */
  version: versionContentInput.optional(),
});
export type TemplateInput = z.output<typeof templateInput>;

export const templateChangeInput = z.strictObject({ ...templateFields, is_active: z.boolean() }).partial();
export type TemplateChangeInput = z.output<typeof templateChangeInput>;

/** The first day it is in force, in the organisation's time zone; null, for the first version only: since ever. */
export const activationInput = z.strictObject({
  effective_from: dayText("Enter a date like 2026-11-01").nullable().default(null),
});
export type ActivationInput = z.output<typeof activationInput>;

const pathNumber = idNumber;
export const versionParams = z.object({ id: pathNumber, version: pathNumber });
