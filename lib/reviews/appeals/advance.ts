import { eq } from "drizzle-orm";
import type { AppealEventKind, AppealOutcome } from "@/db/enums";
import { appealEvents, appeals } from "@/db/schema/appeals";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Appeal } from "./lock";

type Change = Partial<
  Pick<
    typeof appeals.$inferInsert,
    | "state"
    | "dueOn"
    | "countsWorkingDays"
    | "remindedAt"
    | "takenOnAt"
    | "outcome"
    | "answer"
    | "answeredBy"
    | "answeredByName"
    | "answeredAt"
    | "refusedBy"
    | "overrideId"
    | "awaitedValue"
    | "awaitedScore"
    | "closedAt"
  >
>;

interface Step {
  kind: AppealEventKind;
  change: Change;
  text?: string;
  outcome?: AppealOutcome;
}

/** Everything that happens to an appeal comes through here: its version rises, its history grows, the log has it. */
export async function advanceAppeal(ctx: Ctx, appeal: Appeal, step: Step): Promise<void> {
  const { db, actor, now } = ctx;
  const { kind, change, text = "", outcome } = step;
  await db
    .update(appeals)
    .set({ ...change, version: appeal.version + 1 })
    .where(eq(appeals.id, appeal.id));
  await db
    .insert(appealEvents)
    .values({ appealId: appeal.id, kind, outcome, at: now, actorLabel: actor.label, text });
  await recordAudit(ctx, {
    action: `appeal.${kind}`,
    entityType: "appeal",
    entityId: appeal.id,
    employeeId: appeal.employeeId,
    before: { state: appeal.state, dueOn: appeal.dueOn },
    after: {
      state: change.state ?? appeal.state,
      ...(change.dueOn !== undefined && { dueOn: change.dueOn }),
      ...(outcome && { outcome }),
      ...(change.overrideId && { override: change.overrideId }),
    },
    // What the person themselves writes stays between them and those who answer.
    ...(text && kind !== "taken_on" && { reason: text }),
  });
}
