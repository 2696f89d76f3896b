import { z } from "zod";
import { kpiInput } from "@/lib/kpis/definitions/input";
import { previewedPeriod } from "./input";

/** A KPI as it would be saved. */
export const kpiPreviewInput = z.strictObject({ definition: kpiInput });
export type KpiPreviewInput = z.output<typeof kpiPreviewInput>;

const id = z.number().int();

export const kpiPreviewResult = z.object({
  /** It would be measured another way: what that gives no period has stored, so there are no templates below. */
  measures_otherwise: z.boolean(),
  /** Templates that scored their last finished period by this KPI, by name, each as if only the KPI were another. */
  templates: z.array(z.object({ template_id: id, name: z.string(), version: id, period: previewedPeriod })),
});
export type KpiPreview = z.output<typeof kpiPreviewResult>;
