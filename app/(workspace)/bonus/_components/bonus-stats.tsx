import { Notice } from "@/components/ui/notice";
import { Stats } from "@/components/ui/stats";
import { counted, shownCount } from "@/lib/dashboards/format";
import { shownAmounts } from "@/lib/rewards/money";
import type { BonusTotals } from "@/lib/rewards/totals";

/** What the period pays, and how many people. */
export function BonusStats({ totals, hasLines }: { totals: BonusTotals | null; hasLines: boolean }) {
  if (!totals)
    return (
      <Notice>Fewer than 5 people get a bonus, or one in one of the currencies: no total is shown.</Notice>
    );
  const { counts, withoutTarget } = totals;
  const [first = "None", ...others] = shownAmounts(totals.amounts);
  return (
    <Stats
      top
      items={[
        {
          label: "In all",
          value: first,
          note:
            others.length > 0 ? `and ${others.join(", ")}` : "Each amount rounded to the cent, then added",
        },
        {
          label: "Eligible",
          value: shownCount(counts.eligible),
          note:
            withoutTarget > 0
              ? `${counted(withoutTarget, ["person has", "people have"])} no target bonus`
              : "With a factor above 0",
        },
        { label: "Factor 0", value: shownCount(counts.zero), note: "Stopped by a gate, or too low a score" },
        {
          label: "Not eligible",
          value: shownCount(counts.not_eligible),
          note: hasLines ? "The list says why" : "Not scored, or by the policy’s terms",
        },
      ]}
    />
  );
}
