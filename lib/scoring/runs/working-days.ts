import type { Db } from "@/db/client";
import {
  loadWorkingTimes,
  type PersonPlace,
  type WorkingTime,
  windowsOn,
} from "@/lib/people/schedules/working-time";
import type { PeriodSpan } from "../periods/span";
import type { IsWorkingDay } from "../prorate";

/** Which days of a period each person works. Nobody without a schedule is in it. */
export async function loadWorkingDays(
  db: Db,
  people: readonly PersonPlace[],
  span: PeriodSpan,
): Promise<Map<number, IsWorkingDay>> {
  const timeOf = await loadWorkingTimes(db, people, { from: span.periodStart, to: span.periodEnd });
  return new Map(
    people.flatMap(({ employeeId }): [number, IsWorkingDay][] => {
      const isWorkingDay = isWorkingDayOf(timeOf(employeeId));
      return isWorkingDay ? [[employeeId, isWorkingDay]] : [];
    }),
  );
}

function isWorkingDayOf({ windows, holidays }: WorkingTime): IsWorkingDay | null {
  return windows && ((day) => windowsOn({ windows, holidays }, day).length > 0);
}
