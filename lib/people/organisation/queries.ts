import type { Db } from "@/db/client";
import { organisations } from "@/db/schema/people";

export interface Organisation {
  name: string;
  /** IANA zone in which days and periods begin. */
  timeZone: string;
}

/** The organisation's settings; "Organisation" in UTC until someone has said otherwise. */
export async function getOrganisation(db: Db): Promise<Organisation> {
  const [stored] = await db
    .select({ name: organisations.name, timeZone: organisations.timeZone })
    .from(organisations)
    .limit(1);
  return stored ?? { name: "Organisation", timeZone: "UTC" };
}
