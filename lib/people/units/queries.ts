import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employees, orgUnits, positions } from "@/db/schema/people";
import { notFound } from "@/lib/errors";
import { inForce } from "../in-force";
import { type CountedUnit, flatten, type Unit, type UnitNode, unitTree } from "./tree";

export function listUnits(db: Db): Promise<Unit[]> {
  return db.select().from(orgUnits).orderBy(asc(orgUnits.name), asc(orgUnits.id));
}

export async function requireUnit(db: Db, unitId: number): Promise<Unit> {
  const [unit] = await db.select().from(orgUnits).where(eq(orgUnits.id, unitId));
  if (!unit) throw notFound("This unit");
  return unit;
}

/** The units from top to bottom, each with how many people are employed there on the day (YYYY-MM-DD). */
export async function listUnitsWithHeadCounts(db: Db, onDay: string): Promise<UnitNode<CountedUnit>[]> {
  const counts = await db
    .select({ unitId: positions.orgUnitId, people: sql<number>`count(*)::integer` })
    .from(positions)
    .innerJoin(employees, eq(employees.id, positions.employeeId))
    .where(
      sql`${inForce(positions, onDay)} AND (${employees.leftOn} IS NULL OR ${employees.leftOn} >= ${onDay}::date)`,
    )
    .groupBy(positions.orgUnitId);
  const people = new Map(counts.map((row) => [row.unitId, row.people]));
  const units = (await listUnits(db)).map((unit) => {
    const headCount = people.get(unit.id) ?? 0;
    return { ...unit, headCount, totalHeadCount: headCount };
  });
  return flatten(unitTree(units).map(withTotals));
}

function withTotals(node: UnitNode<CountedUnit>): UnitNode<CountedUnit> {
  const children = node.children.map(withTotals);
  const below = children.reduce((sum, child) => sum + child.unit.totalHeadCount, 0);
  return { ...node, children, unit: { ...node.unit, totalHeadCount: node.unit.headCount + below } };
}
