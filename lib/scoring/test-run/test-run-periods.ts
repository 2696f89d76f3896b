import { Temporal } from "temporal-polyfill";
import type { Db } from "@/db/client";
import { organisationToday } from "@/lib/people/today";
import { periodName } from "../periods/name";
import { listPeriods } from "../periods/queries";
import { spanContaining } from "../periods/span";

/** A period to try a KPI on; dates are half-open. */
export interface PeriodChoice {
  value: string;
  label: string;
  start: string;
  end: string;
}

const MOST = 36;
const MONTHS_WITHOUT_PERIODS = 12;

/** The newest evaluation periods, newest first; before there are any, the last twelve months. */
export async function listTestPeriods(db: Db, now: Date): Promise<PeriodChoice[]> {
  const periods = (await listPeriods(db)).slice(0, MOST).map((period) => ({
    value: String(period.id),
    label: period.name,
    start: period.periodStart,
    end: period.periodEnd,
  }));
  if (periods.length > 0) return periods;
  const today = Temporal.PlainDate.from(await organisationToday(db, now));
  return Array.from({ length: MONTHS_WITHOUT_PERIODS }, (_, back) => {
    const span = spanContaining("monthly", today.subtract({ months: back }).toString());
    const label = periodName("monthly", span);
    return { value: span.periodStart, label, start: span.periodStart, end: span.periodEnd };
  });
}
