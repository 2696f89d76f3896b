import type { MeasureWindow } from "@/lib/kpis/types";
import type { PeriodWindow } from "./window";

/** A period's window as statements take it. */
export const asMeasureWindow = (window: PeriodWindow): MeasureWindow => ({
  startDate: window.periodStart,
  endDate: window.periodEnd,
  startInstant: window.startsAt.toISOString(),
  endInstant: window.endsAt.toISOString(),
});
