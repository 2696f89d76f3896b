import { PeriodPicker } from "@/components/layout/period-picker";
import { FREQUENCY_WORDS } from "@/components/scoring/words";
import { periodState } from "@/lib/dashboards/period-choice";
import type { ScreenPeriods } from "@/lib/dashboards/periods";

interface ScreenPeriodProps {
  periods: ScreenPeriods;
  path: string;
  params?: Record<string, string>;
}

/** The period of a screen, in its top bar; nothing before there is one. */
export function ScreenPeriod({ periods, path, params }: ScreenPeriodProps) {
  const { period, offered, today } = periods;
  if (!period) return null;
  return (
    <PeriodPicker
      periods={offered.map((each) => ({
        value: String(each.id),
        label: each.name,
        note: periodState(each, today).toLowerCase(),
        group: FREQUENCY_WORDS[each.frequency],
      }))}
      current={String(period.id)}
      path={path}
      params={params}
    />
  );
}
