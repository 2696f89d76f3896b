"use client";

import { useId } from "react";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import { withParams } from "@/components/ui/url";
import { useFollowLinks } from "@/components/ui/use-follow-links";

export interface PeriodChoice {
  value: string;
  label: string;
  /** Its state, in words: "in review", "final", "running, Estimated". */
  note?: string;
  /** What it stands with: its length. Steps stay within it. */
  group: string;
}

interface PeriodPickerProps {
  /** Group by group, newest first. */
  periods: PeriodChoice[];
  current: string;
  path: string;
  /** What else stands in the address and stays there. */
  params?: Record<string, string>;
}

/** Which period the figures of this page belong to, kept in the address as `?period=`. */
export function PeriodPicker({ periods, current, path, params = {} }: PeriodPickerProps) {
  const followLinks = useFollowLinks();
  const id = useId();
  const hrefOf = (period: PeriodChoice) => withParams(path, params, { period: period.value });
  const shown = periods.find((period) => period.value === current);
  const groups = [...new Set(periods.map(({ group }) => group))].map((group) => ({
    group,
    periods: periods.filter((period) => period.group === group),
  }));
  const beside = periods.filter(({ group }) => group === shown?.group);
  const at = shown ? beside.indexOf(shown) : -1;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a form.
    <div className="period" role="group" aria-label="Period" ref={followLinks}>
      <Step
        period={at < 0 ? undefined : beside[at + 1]}
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
        {groups.map(({ group, periods: together }, index) => (
          <div key={group}>
            {groups.length > 1 && (
              <p className="menu-h" id={`${id}-${index}`}>
                {group}
              </p>
            )}
            <ul aria-labelledby={groups.length > 1 ? `${id}-${index}` : undefined}>
              {together.map((period) => (
                <li key={period.value}>
                  <a href={hrefOf(period)} aria-current={period.value === current ? "true" : undefined}>
                    <span>{period.label}</span>
                    {period.note && <span className="mute">{period.note}</span>}
                    {period.value === current && <Icon name="check" />}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Popover>
      <Step
        period={at > 0 ? beside[at - 1] : undefined}
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
