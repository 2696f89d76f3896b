import { beforeAll, expect, test } from "vitest";
import type { Role } from "@/db/enums";
import { employees, orgUnits } from "@/db/schema/people";
import { evaluationPeriods, scoreRollups } from "@/db/schema/scoring";
import { testDatabase } from "@/db/testing/database";
import { mintScope } from "@/lib/access/scope";
import { listRollups } from "@/lib/scoring/rollups/queries";
import { listUnitFigures } from "./organisation";

const at = testDatabase();
let periodId: number;
let ruth: number;

const as = (employeeId: number | null, ...roles: Role[]) =>
  mintScope(
    { accountId: 1, employeeId, name: "Someone", email: "someone@example.test", roles },
    new Date("2026-11-20T09:00:00Z"),
  );

const ONE = 1;
const TWO = 2;

/**
 * Company 21: North 9, South 7, East 5, and nobody else, so all may be shown. North is 4 in Desk, of whom 2 have KRA 2, and 5 in Yard.
 * KRA 1 is all of these people's; KRA 2 has 8 in North, 7 in South and 2 in East.
 */
beforeAll(async () => {
  const [period] = await at.db
    .insert(evaluationPeriods)
    .values({
      name: "October 2026",
      frequency: "monthly",
      periodStart: "2026-10-01",
      periodEnd: "2026-11-01",
    })
    .returning({ id: evaluationPeriods.id });
  periodId = period?.id ?? 0;
  const [manager] = await at.db
    .insert(employees)
    .values({ name: "Ruth", employeeNumber: "1" })
    .returning({ id: employees.id });
  ruth = manager?.id ?? 0;
  const unit = async (code: string, parentId: number | null) => {
    const [made] = await at.db
      .insert(orgUnits)
      .values({ code, name: code, kind: "team", parentId })
      .returning({ id: orgUnits.id });
    return made?.id ?? 0;
  };
  const company = await unit("Company", null);
  const north = await unit("North", company);
  const rows = [
    [company, 21, 23, 17],
    [north, 9, 10, 8],
    [await unit("South", company), 7, 7, 7],
    [await unit("East", company), 5, 6, 2],
    [await unit("Desk", north), 4, 5, 2],
    [await unit("Yard", north), 5, 5, 6],
  ] as const;
  const stored = (scoredCount: number, peopleCount: number, ofTwo: number) => ({
    ...{ periodId, scoredCount, peopleCount, meanScore: "90", meanCoverage: "80", computedAt: new Date() },
    bandCounts: { on: scoredCount, insufficient_data: peopleCount - scoredCount },
    kraMeans: { [ONE]: { mean: "90", people: scoredCount }, [TWO]: { mean: "70", people: ofTwo } },
  });
  await at.db.insert(scoreRollups).values([
    ...rows.map(([subjectId, scored, people, two]) => ({
      ...stored(scored, people, two),
      ...{ subject: "unit" as const, subjectId },
    })),
    { ...stored(20, 22, 16), subject: "manager", subjectId: ruth },
  ]);
});

const shown = async (scope: ReturnType<typeof as>) =>
  Object.fromEntries(
    (await listRollups(at.db, scope, { periodId, subject: "unit" })).map(({ name, figures }) => [
      name,
      figures && [figures.meanScore !== null, figures.meanCoverage !== null, Object.keys(figures.kraMeans)],
    ]),
  );

test("an executive gets no figure that shows fewer than five people, nor any that leads to theirs", async () => {
  expect(await shown(as(null, "exec"))).toEqual({
    // By coverage, company less the units is nobody; by KRA 2, less North and South is the 2 of East.
    Company: [true, true, ["1", "2"]],
    North: [true, true, ["1", "2"]],
    South: [true, true, ["1"]],
    East: [true, true, ["1"]],
    // North less Yard would be the 4 of Desk.
    Desk: null,
    Yard: null,
  });
});

test("human resources get all", async () => {
  const all = [true, true, ["1", "2"]];
  expect(await shown(as(null, "hr"))).toEqual({
    Company: all,
    North: all,
    South: all,
    East: all,
    Desk: all,
    Yard: all,
  });
});

test("who is not rated is told apart for those alone who see them one by one", async () => {
  const bands = async (role: Role) => {
    const units = await listRollups(at.db, as(null, role), { periodId, subject: "unit" });
    return units.find(({ name }) => name === "North")?.figures?.bandCounts;
  };
  expect(await bands("exec")).toEqual({ on: 9, not_scored: 1 });
  expect(await bands("hr")).toEqual({ on: 9, insufficient_data: 1 });
});

test("a manager's group, which lacks one person of a unit, is for the manager and human resources", async () => {
  const figures = async (scope: ReturnType<typeof as>) =>
    (await listRollups(at.db, scope, { periodId, subject: "manager" })).map(
      (rollup) => rollup.figures?.scoredCount,
    );
  expect(await figures(as(null, "exec"))).toEqual([undefined]);
  expect(await figures(as(ruth, "manager"))).toEqual([20]);
  expect(await figures(as(ruth, "exec", "manager"))).toEqual([20]);
  expect(await figures(as(null, "hr"))).toEqual([20]);
});

test("the page of the organisation keeps back the same, and says which of the two it is", async () => {
  const units = await listUnitFigures(at.db, as(null, "exec"), periodId);
  expect(units.map(({ name, withheld, figures }) => [name, withheld, figures === null])).toEqual([
    ["Company", null, false],
    ["East", null, false],
    ["North", null, false],
    ["Desk", "few", true],
    ["Yard", "would show few", true],
    ["South", null, false],
  ]);
});
