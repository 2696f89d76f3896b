"use client";

import { useField } from "@/components/forms/editor-errors";
import { Checkbox } from "@/components/ui/checkbox";
import { NumberInput } from "@/components/ui/number-input";
import { Section } from "@/components/ui/section-head";
import type { BonusRules } from "@/lib/rewards/types";

interface TermsEditorProps {
  rules: BonusRules;
  onChange: (part: Partial<BonusRules>) => void;
}

/** Who is eligible, how days count, the cap, and whether people see their line. */
export function TermsEditor({ rules, onChange }: TermsEditorProps) {
  return (
    <Section id="terms" title="Terms">
      <div className="fields settings-fields">
        <NumberInput
          {...useField("maximum_factor")}
          label="Highest factor"
          hint="No score pays more"
          value={rules.maximum_factor}
          onChange={(event) => onChange({ maximum_factor: event.target.value.replace(",", ".") })}
        />
        <NumberInput
          {...useField("minimum_days")}
          label="Fewest days employed"
          decimal={false}
          hint="By the period’s last day"
          value={String(rules.minimum_days)}
          onChange={(event) => onChange({ minimum_days: Number(event.target.value.replace(/\D/g, "")) })}
        />
      </div>
      <Checkbox
        name="pro_rate"
        label="Paid by the days employed in the period"
        checked={rules.pro_rate}
        onChange={(event) => onChange({ pro_rate: event.target.checked })}
      />
      <Checkbox
        name="until_the_end"
        label="Whoever leaves before the period’s last day is not eligible"
        checked={rules.until_the_end}
        onChange={(event) => onChange({ until_the_end: event.target.checked })}
      />
      <Checkbox
        name="shown_to_employee"
        label="People see their own bonus once the period is final"
        checked={rules.shown_to_employee}
        onChange={(event) => onChange({ shown_to_employee: event.target.checked })}
      />
      <p className="small mute mt2">
        Bonus = target bonus × factor × days, rounded once, half up, to the cent. Totals add the rounded
        amounts.
      </p>
    </Section>
  );
}
