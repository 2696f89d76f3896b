import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { dayIn } from "@/lib/people/today";
import { listOpenPeriods, organisationTimeZone } from "../periods/queries";
import { requestRun } from "./mutations";

/** Records that come late still count for so long. */
const DAYS_AFTER_END = 45;

/** Asks for every open period to be computed that has begun. Repeated while those wait: nothing more is asked for. */
export async function computeOpenPeriods(ctx: Ctx): Promise<{ requested: string[]; skipped: string[] }> {
  const today = dayIn(await organisationTimeZone(ctx.db), ctx.now);
  const requested: string[] = [];
  const skipped: string[] = [];
  for (const period of await listOpenPeriods(ctx.db, today, DAYS_AFTER_END)) {
    try {
      await requestRun(ctx, { periodId: period.id, trigger: "timetable" });
      requested.push(period.name);
    } catch (error) {
      // Under way already: that run serves as well.
      if (!(error instanceof AppError && error.code === "conflict")) throw error;
      skipped.push(period.name);
    }
  }
  return { requested, skipped };
}
