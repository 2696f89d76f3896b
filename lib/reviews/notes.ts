import { performanceReviewNotes } from "@/db/schema/reviews";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import type { WorkCtx } from "@/lib/context";
import { withPeriodToItself } from "@/lib/scoring/overrides/exclusive";
import { advance } from "./advance";
import type { NoteInput } from "./input";
import { lockScorecard, type ScorecardKey } from "./lock";
import { requireMayReview } from "./may-review";

/**
 * Adds a note to a scorecard, for the person or among reviewers; what it says is in the audit log as a length only. Adding
 * takes nothing away from anybody, so it needs no version. Throws "forbidden", "conflict" when the period is final.
 */
export async function addNote(
  ctx: WorkCtx,
  key: ScorecardKey,
  { note, audience }: NoteInput,
): Promise<number> {
  requireAbility(ctx.actor, "review scorecards");
  return withPeriodToItself(ctx, key.periodId, async (tx) => {
    await requireMayReview(tx, [key.employeeId]);
    const card = await lockScorecard(tx, key);
    const [row] = await tx.db
      .insert(performanceReviewNotes)
      .values({
        ...key,
        audience,
        note,
        managerId: tx.actor.kind === "account" ? tx.actor.accountId : null,
        managerName: tx.actor.label,
        version: card.reviewVersion + 1,
        createdAt: tx.now,
      })
      .returning({ id: performanceReviewNotes.id });
    if (!row) throw new Error("The note was not stored.");
    await advance(tx, card, {});
    await recordAudit(tx, {
      action: "review_note.added",
      entityType: "review_note",
      entityId: row.id,
      employeeId: key.employeeId,
      after: { period: card.period.name, audience, characters: note.length },
    });
    return row.id;
  });
}
