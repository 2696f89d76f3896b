import type { WorkCtx } from "@/lib/context";
import { followAppeals } from "@/lib/reviews/appeals/follow";

export async function followAppealsJob(ctx: WorkCtx): Promise<string> {
  const { corrected, passedOn, leftAtThat, reminded } = await followAppeals(ctx);
  if (corrected + passedOn + leftAtThat + reminded === 0) return "Nothing is due, and nothing was corrected.";
  return `${reminded} reminded, ${passedOn} passed on, ${corrected} closed by a correction, ${leftAtThat} closed by a no.`;
}
