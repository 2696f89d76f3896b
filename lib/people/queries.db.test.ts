import { beforeAll, describe, expect, test } from "vitest";
import { employees, jobRoles, orgUnits, positions, reportingLines } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import { listPeopleInPeriod } from "./queries";

const at = testDatabase();

describe("people of a period", () => {
  beforeAll(async () => {
    await at.db.insert(orgUnits).values([
      { code: "root", name: "Root", kind: "company" },
      { code: "north", name: "North", kind: "team" },
    ]);
    await at.db.insert(jobRoles).values({ name: "Engineer" });
    await at.db.insert(employees).values([
      { employeeNumber: "1", name: "Always" },
      { employeeNumber: "2", name: "Moved", hiredOn: "2026-01-10" },
      { employeeNumber: "3", name: "Left in March", leftOn: "2026-03-05" },
      { employeeNumber: "4", name: "Left before", leftOn: "2026-02-28" },
      { employeeNumber: "5", name: "Hired after", hiredOn: "2026-04-01" },
      { employeeNumber: "6", name: "Hired on the last day", hiredOn: "2026-03-31" },
    ]);
    await at.db.insert(positions).values([
      { employeeId: 2, orgUnitId: 1, effectiveTo: "2026-03-15" },
      { employeeId: 2, orgUnitId: 2, jobRoleId: 1, effectiveFrom: "2026-03-15" },
      { employeeId: 3, orgUnitId: 1, effectiveTo: "2026-03-06" },
      { employeeId: 3, orgUnitId: 2, effectiveFrom: "2026-03-06" },
    ]);
    await at.db.insert(reportingLines).values([
      { employeeId: 2, managerId: 1, effectiveTo: "2026-04-01" },
      { employeeId: 2, managerId: 3, effectiveFrom: "2026-04-01" },
      { employeeId: 2, managerId: 4, kind: "dotted" },
    ]);
  });

  test("everyone employed on any of its days, once, with the facts of its last day or of their own", async () => {
    const people = await listPeopleInPeriod(at.db, { from: "2026-03-01", to: "2026-04-01" });
    expect(people.map((p) => [p.employeeId, p.orgUnitId, p.jobRoleId, p.managerId])).toEqual([
      [1, null, null, null],
      [2, 2, 1, 1],
      [3, 1, null, null],
      [6, null, null, null],
    ]);
  });
});
