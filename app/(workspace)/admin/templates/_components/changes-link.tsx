import Link from "next/link";
import type { Db } from "@/db/client";
import { compareVersions } from "@/lib/kpis/versions/queries";

interface ChangesLinkProps {
  db: Db;
  templateId: number;
  from: number;
  to: number;
}

/** How much a version changes of another, leading to what. */
export async function ChangesLink({ db, templateId, from, to }: ChangesLinkProps) {
  const { change_count: count } = await compareVersions(db, { templateId, from, to });
  const words = count === 0 ? "No change" : `${count} ${count === 1 ? "change" : "changes"}`;
  return (
    <Link href={`/admin/templates/${templateId}?compare=${from},${to}`}>
      {words} from v{from}
    </Link>
  );
}
