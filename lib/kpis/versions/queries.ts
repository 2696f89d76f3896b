import { z } from "zod";
import type { Db } from "@/db/client";
import { requireVersion } from "../templates/queries";
import { compareTemplates, type TemplateComparison } from "./compare-templates";

const number = z.coerce.number({ error: "Name a version" }).int().positive().max(2_147_483_647);
export const comparisonQuery = z.object({ from: number, to: number });

export const fieldChanges = z.array(
  z.object({ field: z.string(), from: z.unknown().optional(), to: z.unknown().optional() }),
);
const fields = fieldChanges;
const change = z.enum(["added", "removed", "changed"]);
const id = z.number().int();

export const comparisonResponse = z.object({
  from: id,
  to: id,
  settings: fields,
  kras: z.array(z.object({ kra_id: id, change, fields })),
  items: z.array(z.object({ kpi_id: id, change, fields })),
  guardrails: z.array(z.object({ primary_kpi_id: id, guardrail_kpi_id: id, change, fields })),
  reordered: z.boolean(),
  change_count: id,
});

interface Pair {
  templateId: number;
  from: number;
  to: number;
}

/** How version `to` differs from version `from`. Throws AppError "not_found". */
export async function compareVersions(
  db: Db,
  { templateId, from, to }: Pair,
): Promise<{ from: number; to: number } & TemplateComparison> {
  const before = await requireVersion(db, templateId, from);
  const after = await requireVersion(db, templateId, to);
  return { from, to, ...compareTemplates(before, after) };
}
