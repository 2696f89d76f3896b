import { Dec, HUNDRED, readPlainDecimal, ZERO } from "@/lib/decimal";
import type { Kpi } from "@/lib/kpis/definitions/types";
import { checkContent, checkReady } from "@/lib/kpis/templates/check-content";
import type { VersionContent } from "@/lib/kpis/templates/input";

export type Item = VersionContent["items"][number];

/** What keeps the draft from being saved and from being activated, by field; the same checks as the server's. */
export function problemsOf(
  content: VersionContent,
  known: { kpis: readonly Kpi[]; kraIds: ReadonlySet<number> },
) {
  const unsound = checkContent(content, known);
  const unready = checkReady(content, known.kpis);
  const errors = Object.fromEntries([...unready, ...unsound].map(({ path, message }) => [path, message]));
  return { unsound, unready, errors };
}

/** The KPIs of a KRA with weights that add to 100: what is missing spread alike, the rest of a division on the first. */
export function spreadEvenly(items: readonly Item[], kraId: number): Item[] {
  const own = items.filter((item) => item.kra_id === kraId);
  const missing = own.reduce((left, item) => left.minus(readPlainDecimal(item.weight) ?? ZERO), HUNDRED);
  const share = missing.div(own.length).toDecimalPlaces(1, Dec.ROUND_DOWN);
  const rest = missing.minus(share.times(own.length));
  const shifted = own.map((item, index) =>
    (readPlainDecimal(item.weight) ?? ZERO).plus(share).plus(index === 0 ? rest : ZERO),
  );
  // Where that would take someone below 0, everyone starts again from the same share.
  const equal = HUNDRED.div(own.length).toDecimalPlaces(1, Dec.ROUND_DOWN);
  const weights = shifted.some((weight) => weight.lt(ZERO))
    ? own.map((_, index) => (index === 0 ? HUNDRED.minus(equal.times(own.length - 1)) : equal))
    : shifted;
  let at = 0;
  return items.map((item) => {
    if (item.kra_id !== kraId) return item;
    const weight = weights[at++];
    return { ...item, weight: weight?.toFixed() ?? item.weight };
  });
}

export function newItem(kpiId: number, kraId: number): Item {
  return {
    kpi_id: kpiId,
    kra_id: kraId,
    weight: "0",
    target_override: null,
    scoring_method_override: null,
    missing_policy: "exclude",
    min_records: 0,
    pro_rating: "additive",
  };
}
