import type { Db } from "@/db/client";
import { toBindingRule } from "@/lib/kpis/binding-input";
import type { KpiDefinition } from "@/lib/kpis/definitions/types";
import type { BindingRule, BindingSource } from "@/lib/kpis/types";
import { requireSource } from "@/lib/sources/queries";
import type { SourceWithColumns } from "@/lib/sources/types";

/** The binding a number was computed with, and the source it reads. */
export interface BindingInForce {
  rule: BindingRule;
  source: SourceWithColumns;
  binding: BindingSource;
}

/** Out of a kept KPI version; null for a KPI without a binding or whose version was not kept. */
export async function getBindingInForce(
  db: Db,
  definition: Record<string, unknown> | null,
  timeZone: string,
): Promise<BindingInForce | null> {
  // Versions are written by the KPI mutations alone, from checked input.
  const kept = definition as Partial<KpiDefinition> | null;
  if (!kept?.binding) return null;
  const source = await requireSource(db, kept.binding.source_id);
  return { rule: toBindingRule(kept.binding), source, binding: bindingSourceOf(source, timeZone) };
}

function bindingSourceOf({ source, columns }: SourceWithColumns, timeZone: string): BindingSource {
  return {
    tableName: source.tableName,
    recordNoun: source.recordNoun,
    recordNounPlural: source.recordNounPlural,
    timeZone: source.timeZone ?? timeZone,
    columns: columns.map(({ columnName, label, dataType, isOwner, isTime, isMeasure }) => ({
      name: columnName,
      label,
      type: dataType,
      isOwner,
      isTime,
      isMeasure,
    })),
  };
}
