import type { Db } from "@/db/client";
import { organisations } from "@/db/schema/people";

export interface Organisation {
  name: string;
  /** IANA zone in which days and periods begin. */
  timeZone: string;
}

/** The organisation's settings; "Organisation" in UTC until someone has saved them. */
export async function getOrganisation(db: Db): Promise<Organisation> {
  return (await getSavedOrganisation(db)) ?? { name: "Organisation", timeZone: "UTC" };
}

/** Null: nobody has saved them yet. */
export async function getSavedOrganisation(db: Db): Promise<Organisation | null> {
  const [saved] = await db
    .select({ name: organisations.name, timeZone: organisations.timeZone })
    .from(organisations)
    .limit(1);
  return saved ?? null;
}
