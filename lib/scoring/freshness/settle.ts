import type { Sql } from "@/db/client";
import { requestAlertCheck } from "@/lib/alerts/request-check";
import { RESULTS_CHANNEL, writeResultsChange } from "./channels";

interface Settled {
  periodId: number;
  /** Null: everyone. */
  only: readonly number[] | null;
  computedAt: Date;
}

/**
 * The last step of every computation, in its transaction. What was behind when its snapshot was taken is behind no more;
 * what was marked since is not seen by that snapshot and stays. Whoever has the figures open hears of it on commit.
 */
export async function settleFreshness(
  transaction: Sql,
  { periodId, only, computedAt }: Settled,
): Promise<void> {
  if (only) {
    await transaction`
      DELETE FROM stale_scorecards
       WHERE period_id = ${periodId} AND employee_id = ANY (${`{${only.join(",")}}`}::integer[])`;
  } else {
    await transaction`DELETE FROM stale_scorecards WHERE period_id = ${periodId}`;
    await transaction`
      DELETE FROM compute_runs r
       WHERE r.period_id = ${periodId} AND r.trigger = 'freshness'
         AND NOT EXISTS (SELECT FROM employee_scorecard_instances i WHERE i.run_id = r.id)`;
  }
  await requestAlertCheck(transaction, only);
  const change = { periodId, employeeIds: only && [...only], at: computedAt.toISOString() };
  await transaction`SELECT pg_notify(${RESULTS_CHANNEL}, ${writeResultsChange(change)})`;
}
