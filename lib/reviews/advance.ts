import { and, eq } from "drizzle-orm";
import { employeeScorecardInstances as instances } from "@/db/schema/scoring";
import type { Ctx } from "@/lib/context";
import type { LockedScorecard } from "./lock";

/**
 * Every act of a review comes through here: the version rises, a draft is under review from its first act on, and a
 * sign-off is set or falls. `signed` left out: the sign-off stays as it is.
 */
export async function advance(
  { db, actor, now }: Ctx,
  card: LockedScorecard,
  { signed }: { signed?: boolean },
): Promise<void> {
  const signature = signed
    ? {
        reviewerId: actor.kind === "account" ? actor.accountId : null,
        reviewerName: actor.label,
        reviewedAt: now,
        reviewedScore: card.total,
      }
    : { reviewerId: null, reviewerName: null, reviewedAt: null, reviewedScore: null };
  await db
    .update(instances)
    .set({
      reviewVersion: card.reviewVersion + 1,
      ...(card.status === "draft" && { status: "review" as const, reviewStartedScore: card.computedTotal }),
      ...(signed !== undefined && signature),
    })
    .where(and(eq(instances.periodId, card.periodId), eq(instances.employeeId, card.employeeId)));
}
