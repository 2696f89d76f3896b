import { z } from "zod";
import { FREQUENCIES, TEMPLATE_VERSION_STATUSES } from "@/db/enums";
import { dayText } from "@/lib/zod-fields";
import { bonusRulesInput } from "../rules";

const id = z.number().int().positive().max(2_147_483_647);

const fields = {
  name: z.string({ error: "Enter a name" }).trim().min(1, "Enter a name").max(120, "At most 120 characters"),
  description: z.string().trim().max(2000, "At most 2,000 characters"),
  frequency: z.enum(FREQUENCIES, { error: "Choose which periods pay" }),
  /** Whom it is for; null means any. The most specific mapping of a person wins. */
  mappings: z
    .array(
      z.strictObject({ job_role_id: id.nullable().default(null), org_unit_id: id.nullable().default(null) }),
    )
    .max(200, "At most 200 mappings"),
};

export const policyInput = z.strictObject({
  name: fields.name,
  description: fields.description.default(""),
  frequency: fields.frequency,
  mappings: fields.mappings.default([]),
  /** Rules of the first draft. */
  rules_json: bonusRulesInput,
});
export type PolicyInput = z.output<typeof policyInput>;

export const policyChangeInput = z
  .strictObject({ ...fields, is_active: z.boolean() })
  .omit({ frequency: true })
  .partial();
export type PolicyChangeInput = z.output<typeof policyChangeInput>;

/** `edited_from`: `updated_at` of the draft that was edited; null where there was none yet. */
export const policyDraftInput = z.strictObject({
  rules_json: bonusRulesInput,
  edited_from: z.iso.datetime({ error: "Send updated_at of the draft you edited" }).nullable().default(null),
});
export type PolicyDraftInput = z.output<typeof policyDraftInput>;

/** The first day it is in force, in the organisation's time zone; null, for the first version only: since ever. */
export const policyActivationInput = z.strictObject({
  effective_from: dayText("Enter a date like 2026-11-01").nullable().default(null),
});
export type PolicyActivationInput = z.output<typeof policyActivationInput>;

const number = z.number().int();
const day = z.iso.date().nullable();

export const policyResponse = z.object({
  id: number,
  name: z.string(),
  description: z.string(),
  frequency: z.enum(FREQUENCIES),
  is_active: z.boolean(),
  mappings: z.array(z.object({ job_role_id: number.nullable(), org_unit_id: number.nullable() })),
  /** Newest first. */
  versions: z.array(
    z.object({
      version: number,
      status: z.enum(TEMPLATE_VERSION_STATUSES),
      rules_json: bonusRulesInput,
      effective_from: day,
      effective_to: day,
      updated_at: z.iso.datetime(),
      updated_by: z.string(),
      activated_at: z.iso.datetime().nullable(),
      activated_by: z.string().nullable(),
    }),
  ),
});
export type Policy = z.output<typeof policyResponse>;
export type PolicyVersion = Policy["versions"][number];
export type PolicyMapping = Policy["mappings"][number];
