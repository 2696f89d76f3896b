import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/** Asked before a period becomes final: is nothing of it disputed any more? */
export async function noOpenAppeals(db: Db, { id }: { id: number }) {
  const rows = await db.execute<{ appeals: number }>(sql`
    SELECT count(*)::integer AS appeals FROM appeals
     WHERE period_id = ${id} AND state IN ('with_manager', 'with_hr', 'answered')`);
  const open = rows[0]?.appeals ?? 0;
  return [
    {
      key: "appeals",
      title: "No dispute is open",
      open: open > 0 ? `${open} ${open === 1 ? "appeal is" : "appeals are"} not closed` : null,
      required: false,
      href: null,
    },
  ];
}
