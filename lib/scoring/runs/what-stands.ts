import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employeeScorecardInstances } from "@/db/schema/scoring";
import type { Run } from "./queries";

/**
 * What is shown after a run that did not end well. Results are stored before the run says that it is done, in a transaction
 * of their own: whoever stops in between has stored them.
 */
export async function whatStands(db: Db, { id, periodId }: Pick<Run, "id" | "periodId">): Promise<string> {
  const own = and(
    eq(employeeScorecardInstances.periodId, periodId),
    eq(employeeScorecardInstances.runId, id),
  );
  return (await db.$count(employeeScorecardInstances, own)) > 0
    ? "Its results were stored before that, and are the ones shown."
    : "The results before it still stand.";
}
