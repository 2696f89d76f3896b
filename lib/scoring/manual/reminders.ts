import { eq, isNull, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { manualReminders } from "@/db/schema/manual";
import type { Scope } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";

/** How many missing entries a reader was reminded of: of their direct reports; for human resources, of nobody's too. */
export async function countReminders(
  db: Db,
  { employeeId }: Pick<Viewer, "employeeId">,
  { seesReports, seesEveryone }: Pick<Scope, "seesReports" | "seesEveryone">,
): Promise<number> {
  const own = employeeId !== null && seesReports ? eq(manualReminders.managerId, employeeId) : undefined;
  const nobodys = seesEveryone ? isNull(manualReminders.managerId) : undefined;
  return own || nobodys ? db.$count(manualReminders, or(own, nobodys)) : 0;
}
