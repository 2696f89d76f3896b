import type { Db } from "@/db/client";
import { type KpiFilter, listKpis } from "../definitions/queries";
import type { Kpi } from "../definitions/types";
import { isUsed, type KpiUsage, readUsage } from "./usage";

export interface LibraryFilter extends KpiFilter {
  used?: boolean;
}

export interface LibraryEntry {
  kpi: Kpi;
  usage: KpiUsage;
}

/** KPIs by name, each with everything that uses it on `day` (YYYY-MM-DD). */
export async function listLibrary(
  db: Db,
  { filter: { used, ...filter }, day }: { filter: LibraryFilter; day: string },
): Promise<LibraryEntry[]> {
  const kpis = await listKpis(db, filter);
  const usageOf = await readUsage(db, day);
  return kpis
    .map((kpi) => ({ kpi, usage: usageOf(kpi.id) }))
    .filter(({ usage }) => used === undefined || isUsed(usage) === used);
}
