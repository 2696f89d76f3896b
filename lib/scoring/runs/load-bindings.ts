import { inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiBindings } from "@/db/schema/kpis";
import { listBindingSources } from "@/lib/kpis/binding-sources";
import { readBinding } from "@/lib/kpis/stored-binding";
import type { BindingRule, BindingSource } from "@/lib/kpis/types";

export interface LoadedBinding {
  rule: BindingRule;
  source: BindingSource;
}

/** The bindings of KPIs, by KPI; those measured another way have none. */
export async function loadBindings(db: Db, kpiIds: number[]): Promise<Map<number, LoadedBinding>> {
  if (kpiIds.length === 0) return new Map();
  const rows = await db.select().from(kpiBindings).where(inArray(kpiBindings.kpiId, kpiIds));
  const sources = new Map((await listBindingSources(db)).map((source) => [source.id, source]));
  return new Map(
    rows.flatMap((row): [number, LoadedBinding][] => {
      const source = sources.get(row.sourceId);
      return source ? [[row.kpiId, { rule: readBinding(row), source }]] : [];
    }),
  );
}
