"use client";

import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import { withParams } from "@/components/ui/url";
import { useFollowLinks } from "@/components/ui/use-follow-links";

export interface PeriodChoice {
  value: string;
  label: string;
  /** Its state, in words: "in review", "final", "running, Estimated". */
  note?: string;
}

interface PeriodPickerProps {
  /** Newest first. */
  periods: PeriodChoice[];
  current: string;
  path: string;
  /** What else stands in the address and stays there. */
  params?: Record<string, string>;
}

/** Which period the figures of this page belong to, kept in the address as `?period=`. */
export function PeriodPicker({ periods, current, path, params = {} }: PeriodPickerProps) {
  const followLinks = useFollowLinks();
  const at = periods.findIndex((period) => period.value === current);
  const hrefOf = (period: PeriodChoice) => withParams(path, params, { period: period.value });
  const shown = periods[at];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a form.
    <div className="period" role="group" aria-label="Period" ref={followLinks}>
      <Step
        period={at < 0 ? undefined : periods[at + 1]}
        hrefOf={hrefOf}
        icon="left"
        word="Previous"
        none="No earlier period"
      />
      <Popover
        label={`Period: ${shown?.label ?? "choose"}`}
        triggerClass="pick"
        align="end"
        panelClass="menu"
        panelLabel="Periods"
        trigger={
          <>
            {shown?.label ?? "Choose a period"}
            <Icon name="down" size="s" />
          </>
        }
      >
        <ul>
          {periods.map((period) => (
            <li key={period.value}>
              <a href={hrefOf(period)} aria-current={period.value === current ? "true" : undefined}>
                <span>{period.label}</span>
                {period.note && <span className="mute">{period.note}</span>}
                {period.value === current && <Icon name="check" />}
              </a>
            </li>
          ))}
        </ul>
      </Popover>
      <Step
        period={at > 0 ? periods[at - 1] : undefined}
        hrefOf={hrefOf}
        icon="right"
        word="Next"
        none="No later period"
      />
    </div>
  );
}

interface StepProps {
  period: PeriodChoice | undefined;
  hrefOf: (period: PeriodChoice) => string;
  icon: "left" | "right";
  word: string;
  none: string;
}

function Step({ period, hrefOf, icon, word, none }: StepProps) {
  if (!period) {
    return (
      <span className="step" role="img" aria-disabled="true" aria-label={none} title={none}>
        <Icon name={icon} size="s" />
      </span>
    );
  }
  return (
    <a className="step" href={hrefOf(period)} aria-label={`${word} period, ${period.label}`}>
      <Icon name={icon} size="s" />
    </a>
  );
}
