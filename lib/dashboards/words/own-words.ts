import { parseDecimal } from "@/lib/decimal";
import type { Target } from "@/lib/kpis/rule/types";
import type { ChangeKind, Proration } from "@/lib/scoring/prorate";
import type { ScorecardKpi } from "@/lib/scoring/scorecards/types";
import { shownDay } from "../dates";
import { shownPercent, shownTarget, shownValue } from "../format";
import { BETTER } from "./curve-words";

type OwnKpi = Pick<ScorecardKpi, "own" | "direction" | "targetType" | "unit">;

const CHANGES: Record<ChangeKind, string> = {
  joined: "joined",
  left: "left after",
  moved: "moved",
  assigned: "assigned from",
  ended: "assigned until",
};

/** How the target came about: "Higher is better", or "40 × 11 of 22 working days, joined 16 Oct 2026". */
export function targetHow(kpi: OwnKpi): string {
  const { own } = kpi;
  if (own?.proration) return prorationWords(own.proration, kpi);
  const better = BETTER[kpi.direction];
  if (!own?.assignment) return better;
  return own.isAdded ? `${better}; assigned to this person` : `${better}; by this person’s own assignment`;
}

/** "40 × 11 + 60 × 11 of 22 working days, assigned from 16 Oct 2026". */
function prorationWords({ parts, of_days, days_are, changes }: Proration, kpi: OwnKpi): string {
  const products = parts.map(({ target, days }) => `${bareTarget(target, kpi)} × ${days}`);
  const unit = days_are === "working_days" ? "working days" : "days";
  const why = changes.map(({ kind, day }) => `${CHANGES[kind]} ${shownDay(day)}`);
  return [`${products.join(" + ")} of ${of_days} ${unit}`, ...why].join(", ");
}

function bareTarget(target: Target, kpi: OwnKpi): string {
  const kind = { targetType: kpi.targetType, unit: "" };
  if ("value" in target) return shownValue(target.value, kind, { fine: true });
  return `(${shownTarget(target, kpi.direction, kind)})`;
}

/** Why a weight is not the template's: something is assigned to this person, and weights are shares of their sum. */
export function shareWords(
  { weight, own }: Pick<ScorecardKpi, "weight" | "own">,
  item: { weight: string } | null,
): string {
  if (own?.isAdded) return ", as assigned, as a share of what its weights add to";
  if (!item || parseDecimal(item.weight).eq(weight)) return "";
  return ` (the template gives ${shownPercent(item.weight)}; with what is assigned, weights are shares of their sum)`;
}
