import { Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section-head";
import type { BonusRow } from "@/lib/rewards/bonuses";
import { shownMoney } from "@/lib/rewards/money";
import { shownFactor } from "@/lib/rewards/shown-factor";
import type { Period } from "@/lib/scoring/periods/queries";

/** A person's own bonus of a final period, and how it comes about. */
export function OwnBonus({ bonus, period }: { bonus: BonusRow; period: Pick<Period, "name"> }) {
  const { policy, target, currency, factor, daysPaid, daysInPeriod, amount, reason } = bonus;
  return (
    <Section id="h-bonus" title="Bonus" note={`${period.name}: ${reason}`} aside="Seen by you and HR">
      <Facts
        items={[
          { label: "Policy", value: policy ? `${policy.name} v${policy.version}` : "None" },
          { label: "Target bonus", value: target && currency ? shownMoney(target, currency) : "None" },
          { label: "× Factor", value: factor === null ? "Not eligible" : shownFactor(factor) },
          { label: "× Days", value: `${daysPaid} of ${daysInPeriod}` },
          { label: "Bonus", value: <b>{amount && currency ? shownMoney(amount, currency) : "None"}</b> },
        ]}
      />
    </Section>
  );
}
