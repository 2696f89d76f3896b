import Link from "next/link";
import type { SetOrigin } from "@/lib/kpis/sets/queries";

/** "From the set Customer Support, version 1". */
export function SetOriginLink({ origin }: { origin: Omit<SetOrigin, "made"> }) {
  return (
    <>
      From the set <Link href={`/admin/sets/${origin.setId}`}>{origin.setName}</Link>
      {`, version ${origin.setVersion}`}
    </>
  );
}
