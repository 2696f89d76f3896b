import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/context";
import { dayIn } from "@/lib/people/today";
import { openPeriod } from "./mutations";
import { listPeriods, organisationTimeZone, type Period } from "./queries";
import { spanContaining } from "./span";

/** Creates today's period of every standard frequency that is in use. Returns the new ones; repeated, none. */
export async function openCurrentPeriods(ctx: Ctx): Promise<Period[]> {
  return inTransaction(ctx, async (tx) => {
    const today = dayIn(await organisationTimeZone(tx.db), tx.now);
    const frequencies = new Set((await listPeriods(tx.db)).map((period) => period.frequency));
    const opened: Period[] = [];
    for (const frequency of frequencies) {
      if (frequency === "custom") continue;
      const period = await openPeriod(tx, { frequency, span: spanContaining(frequency, today) });
      if (period) opened.push(period);
    }
    return opened;
  });
}
