import Link from "next/link";
import { withParams } from "@/components/ui/url";
import type { Db } from "@/db/client";
import { requireEmployee } from "@/lib/people/queries";

interface ManagerFilterProps {
  db: Db;
  managerId: number;
  address: Record<string, string | undefined>;
}

/** Says that only one person's reports are listed, and how to see all. */
export async function ManagerFilter({ db, managerId, address }: ManagerFilterProps) {
  const manager = await requireEmployee(db, managerId);
  return (
    <p className="soft">
      Reports of <Link href={`/admin/people/${managerId}`}>{manager.name}</Link>.{" "}
      <Link href={withParams("/admin/people", address, { manager: null, page: null })}>Show everyone</Link>
    </p>
  );
}
