import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiBindings, kpiDefinitions } from "@/db/schema/kpis";
import { type BindingInput, toBindingRule } from "@/lib/kpis/bindings/binding-input";
import { toBindingColumn } from "@/lib/kpis/bindings/columns";
import { readBinding } from "@/lib/kpis/bindings/stored-binding";
import type { BindingRule, BindingSource } from "@/lib/kpis/types";
import { requireSource } from "@/lib/sources/queries";
import type { SourceWithColumns } from "@/lib/sources/types";

/** The binding a number was computed with, and the source it reads. */
export interface BindingInForce {
  rule: BindingRule;
  source: SourceWithColumns;
  binding: BindingSource;
}

interface KpiAsComputed {
  kpiId: number;
  version: number;
  /** As kept with that version; null when it was not. */
  definition: Record<string, unknown> | null;
  timeZone: string;
}

/**
 * Out of the kept KPI version. Where none was kept, the KPI's binding of today serves, as long as the KPI is still of
 * that version. Null for a KPI without a binding.
 */
export async function getBindingInForce(db: Db, kpi: KpiAsComputed): Promise<BindingInForce | null> {
  // Versions are written by the KPI mutations alone, from checked input.
  const kept = kpi.definition as { binding?: BindingInput } | null;
  if (kept?.binding) return toBindingInForce(db, kept.binding, kpi.timeZone);
  const found = await getUnchangedBinding(db, kpi);
  return found && withSource(db, found, kpi.timeZone);
}

/** A binding with the source it reads; `timeZone` is the organisation's. */
export const toBindingInForce = (db: Db, binding: BindingInput, timeZone: string): Promise<BindingInForce> =>
  withSource(db, { sourceId: binding.source_id, rule: toBindingRule(binding) }, timeZone);

async function withSource(
  db: Db,
  { sourceId, rule }: { sourceId: number; rule: BindingRule },
  timeZone: string,
): Promise<BindingInForce> {
  const source = await requireSource(db, sourceId);
  return { rule, source, binding: bindingSourceOf(source, timeZone) };
}

async function getUnchangedBinding(db: Db, { kpiId, version }: KpiAsComputed) {
  const rows = await db
    .select({ binding: kpiBindings })
    .from(kpiBindings)
    .innerJoin(kpiDefinitions, eq(kpiDefinitions.id, kpiBindings.kpiId))
    .where(and(eq(kpiBindings.kpiId, kpiId), eq(kpiDefinitions.version, version)));
  const binding = rows[0]?.binding;
  return binding ? { sourceId: binding.sourceId, rule: readBinding(binding) } : null;
}

function bindingSourceOf({ source, columns }: SourceWithColumns, timeZone: string): BindingSource {
  return {
    tableName: source.tableName,
    recordNoun: source.recordNoun,
    recordNounPlural: source.recordNounPlural,
    timeZone: source.timeZone ?? timeZone,
    dayTimeZone: timeZone,
    columns: columns.map(toBindingColumn),
  };
}
