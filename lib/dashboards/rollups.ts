import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kraDefinitions } from "@/db/schema/kpis";
import { orgUnits } from "@/db/schema/people";
import { scoreRollups } from "@/db/schema/scoring";
import type { Scope } from "@/lib/access/scope";
import type { DecimalString } from "@/lib/decimal";
import { forbidden } from "@/lib/errors";

export interface KraMean {
  kraId: number;
  name: string;
  mean: DecimalString;
  people: number;
}

export interface Rollup {
  peopleCount: number;
  scoredCount: number;
  meanScore: DecimalString | null;
  meanCoverage: DecimalString | null;
  bandCounts: Record<string, number>;
  /** By how many people have them, then by name. */
  kraMeans: KraMean[];
  computedAt: Date;
}

type Subject = { unitId: number } | { managerId: number } | "organisation";

/** The aggregate of a unit, of a manager's reports, or of the largest unit that stands on top. For those in whose scope the individuals are. */
export async function getRollup(
  db: Db,
  scope: Scope,
  { periodId, subject }: { periodId: number; subject: Subject },
): Promise<Rollup | null> {
  const ownTeam = subject !== "organisation" && "managerId" in subject && subject.managerId === scope.selfId;
  if (!scope.seesEveryone && !ownTeam) throw forbidden("see the figures of this team");
  const [row] = await db
    .select({ rollup: scoreRollups })
    .from(scoreRollups)
    .where(and(eq(scoreRollups.periodId, periodId), ...subjectIs(db, subject)))
    .orderBy(sql`${scoreRollups.peopleCount} DESC`)
    .limit(1);
  if (!row) return null;
  const { kraMeans, ...rollup } = row.rollup;
  return { ...rollup, kraMeans: await nameKras(db, kraMeans) };
}

function subjectIs(db: Db, subject: Subject) {
  if (subject === "organisation") {
    const top = db.select({ id: orgUnits.id }).from(orgUnits).where(isNull(orgUnits.parentId));
    return [eq(scoreRollups.subject, "unit"), inArray(scoreRollups.subjectId, top)];
  }
  return "unitId" in subject
    ? [eq(scoreRollups.subject, "unit"), eq(scoreRollups.subjectId, subject.unitId)]
    : [eq(scoreRollups.subject, "manager"), eq(scoreRollups.subjectId, subject.managerId)];
}

async function nameKras(db: Db, means: Record<string, { mean: string; people: number }>): Promise<KraMean[]> {
  const ids = Object.keys(means).map(Number);
  if (ids.length === 0) return [];
  const names = await db
    .select({ id: kraDefinitions.id, name: kraDefinitions.name })
    .from(kraDefinitions)
    .where(inArray(kraDefinitions.id, ids))
    .orderBy(asc(kraDefinitions.name));
  return names
    .flatMap(({ id, name }) => {
      const mean = means[String(id)];
      return mean ? [{ kraId: id, name, ...mean }] : [];
    })
    .sort((a, b) => b.people - a.people);
}
