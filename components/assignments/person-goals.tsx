import { withParams } from "@/components/ui/url";
import type { Ctx } from "@/lib/context";
import { mayAssignTo } from "@/lib/kpis/assignments/may-assign";
import { goalParams } from "@/lib/kpis/assignments/params";
import { listAssignments } from "@/lib/kpis/assignments/queries";
import { organisationToday } from "@/lib/people/today";
import { AssignmentSection } from "./assignment-section";
import { AssignmentSheet } from "./assignment-sheet";

interface PersonGoalsProps {
  ctx: Ctx;
  person: { id: number; name: string };
  /** The search of the page's address. */
  search: unknown;
  /** Of the page, and what of its search stays. */
  path: string;
  kept?: Record<string, string | undefined>;
}

/** What is assigned to a person, and the sheet that is open. For pages that have asked who may see the person. */
export async function PersonGoals({ ctx, person, search, path, kept = {} }: PersonGoalsProps) {
  const asked = goalParams.parse(search);
  const assignments = await listAssignments(ctx.db, person.id);
  const today = await organisationToday(ctx.db, ctx.now);
  const mayAssign = await mayAssignTo(ctx, person.id);
  const hrefOf = (goal?: string) => withParams(path, kept, { goal });
  const shared = { assignments, hrefOf, today, mayAssign };
  return (
    <>
      <AssignmentSection {...shared} name={person.name} />
      {asked.goal && (
        <AssignmentSheet {...shared} ctx={ctx} person={person} goal={asked.goal} compare={asked.compare} />
      )}
    </>
  );
}
