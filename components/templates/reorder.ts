import type { VersionContent } from "@/lib/kpis/templates/input";

type Parts = Pick<VersionContent, "kras" | "items">;

/** A KRA at the place of another; the others keep their order. */
export function moveKra(
  { kras, items }: Parts,
  { kraId, overKraId }: { kraId: number; overKraId: number },
): Parts {
  const from = kras.findIndex((kra) => kra.kra_id === kraId);
  const to = kras.findIndex((kra) => kra.kra_id === overKraId);
  const moved = kras[from];
  if (!moved || to < 0) return { kras, items };
  const order = kras.toSpliced(from, 1).toSpliced(to, 0, moved);
  return { kras: order, items: inOrder(order, items) };
}

/** A KPI at the place of another, in that one's KRA. Its weight comes along: the editor says where it no longer adds up. */
export function moveKpi(
  { kras, items }: Parts,
  { kpiId, overKpiId }: { kpiId: number; overKpiId: number },
): Parts {
  const from = items.findIndex((item) => item.kpi_id === kpiId);
  const to = items.findIndex((item) => item.kpi_id === overKpiId);
  const [moved, over] = [items[from], items[to]];
  if (!moved || !over) return { kras, items };
  const rest = items.toSpliced(from, 1);
  // Into another KRA it takes the place of the one it is over, which moves down.
  const at = moved.kra_id === over.kra_id ? to : rest.findIndex((item) => item.kpi_id === overKpiId);
  return { kras, items: inOrder(kras, rest.toSpliced(at, 0, { ...moved, kra_id: over.kra_id })) };
}

/** A KPI to the end of a KRA: the way into one without KPIs. */
export function moveKpiToKra(
  { kras, items }: Parts,
  { kpiId, kraId }: { kpiId: number; kraId: number },
): Parts {
  const moved = items.find((item) => item.kpi_id === kpiId);
  if (!moved) return { kras, items };
  const rest = items.filter((item) => item !== moved);
  return { kras, items: inOrder(kras, [...rest, { ...moved, kra_id: kraId }]) };
}

/** Items stand with their KRAs, so that the order of the list is that of the scorecard. */
function inOrder(kras: Parts["kras"], items: Parts["items"]): Parts["items"] {
  const place = (kraId: number) => kras.findIndex((kra) => kra.kra_id === kraId);
  return items.toSorted((a, b) => place(a.kra_id) - place(b.kra_id));
}
