"use client";

import { useField } from "@/components/forms/editor-errors";
import { NumberInput } from "@/components/ui/number-input";
import { Section } from "@/components/ui/section-head";
import type { VersionContent } from "@/lib/kpis/templates/input";

interface VersionSettingsProps {
  content: VersionContent;
  onChange: (part: Partial<VersionContent>) => void;
}

/** What holds for the whole scorecard: highest score, coverage, bands. */
export function VersionSettings({ content, onChange }: VersionSettingsProps) {
  const { bands } = content;
  return (
    <Section id="settings" title="Whole scorecard">
      <div className="fields settings-fields">
        <Setting
          path="maximum_score"
          label="Highest score"
          value={content.maximum_score}
          onChange={(maximum_score) => onChange({ maximum_score })}
        />
        <Setting
          path="minimum_coverage"
          label="Fewest weight scored"
          unit="%"
          value={content.minimum_coverage}
          onChange={(minimum_coverage) => onChange({ minimum_coverage })}
        />
        <Setting
          path="bands.above"
          label="Above target from"
          value={bands.above}
          onChange={(above) => onChange({ bands: { ...bands, above } })}
        />
        <Setting
          path="bands.on"
          label="On target from"
          value={bands.on}
          onChange={(on) => onChange({ bands: { ...bands, on } })}
        />
        <Setting
          path="bands.near"
          label="Near target from"
          value={bands.near}
          onChange={(near) => onChange({ bands: { ...bands, near } })}
        />
      </div>
      <p className="small mute mt2">
        With less of the weight scored, the result is “Insufficient data”, never a low score.
      </p>
    </Section>
  );
}

interface SettingProps {
  path: string;
  label: string;
  value: string;
  unit?: string;
  onChange: (value: string) => void;
}

function Setting({ path, label, value, unit, onChange }: SettingProps) {
  return (
    <NumberInput
      {...useField(path)}
      label={label}
      unit={unit}
      value={value}
      onChange={(event) => onChange(event.target.value.replace(",", "."))}
    />
  );
}
