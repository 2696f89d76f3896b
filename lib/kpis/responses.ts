import { z } from "zod";
import {
  CALCULATION_TYPES,
  DIRECTIONS,
  FREQUENCIES,
  TARGET_TYPES,
  TEMPLATE_VERSION_STATUSES,
} from "@/db/enums";
import { bindingInput } from "./bindings/binding-input";
import { dataSourceInput } from "./bindings/data-source-input";
import type { KpiVersion } from "./definitions/queries";
import { methodInput } from "./rule/input";
import { versionContentInput } from "./templates/input";

/** Shapes of what the API answers about KRAs, KPIs and templates. */
const id = z.number().int();
const day = z.iso.date().nullable();
const text = z.string();

export const kraResponse = z.object({ id, name: text, description: text, weight_default: text });

export const kpiResponse = z.object({
  id,
  version: z.number().int(),
  name: text,
  description: text,
  category: text,
  calculation_type: z.enum(CALCULATION_TYPES),
  unit: text,
  aggregation_period: z.enum(FREQUENCIES),
  target_type: z.enum(TARGET_TYPES),
  direction: z.enum(DIRECTIONS),
  target: z.union([z.object({ value: text }), z.object({ low: text, high: text, tolerance: text })]),
  scoring_method: methodInput,
  /** Of a KPI measured from records; the other kinds have `data_source`. */
  binding: bindingInput.optional(),
  data_source: dataSourceInput.optional(),
  is_active: z.boolean(),
  updated_at: z.iso.datetime(),
});

/** A saved version: who saved it, and when. */
export const kpiVersionHead = z.object({
  version: z.number().int(),
  saved_by: text.nullable().describe("Null: the product itself"),
  saved_at: z.iso.datetime(),
});

export const kpiVersionHeadJson = (kept: KpiVersion): z.infer<typeof kpiVersionHead> => ({
  version: kept.version,
  saved_by: kept.savedBy,
  saved_at: kept.savedAt.toISOString(),
});

export const kpiVersionResponse = kpiVersionHead.extend({
  definition: z.record(text, z.unknown()).describe("The definition as it was saved"),
});

export const kpiUseResponse = z.object({
  template_id: id,
  template_name: text,
  versions: z.array(z.number().int()),
});

const versionHead = {
  version: z.number().int(),
  status: z.enum(TEMPLATE_VERSION_STATUSES),
  effective_from: day,
  effective_to: day,
  activated_at: z.iso.datetime().nullable(),
  activated_by: text.nullable(),
  updated_at: z.iso.datetime(),
};

export const templateResponse = z.object({
  id,
  name: text,
  description: text,
  frequency: z.enum(FREQUENCIES).nullable(),
  is_active: z.boolean(),
  mappings: z.array(z.object({ job_role_id: id.nullable(), org_unit_id: id.nullable() })),
  versions: z.array(z.object(versionHead)),
});

export const versionResponse = z.object({
  id,
  template_id: id,
  ...versionHead,
  ...versionContentInput.shape,
});
