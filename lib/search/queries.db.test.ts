import { beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { kpiDefinitions } from "@/db/schema/kpis";
import { employees, reportingLines } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import { mintScope } from "@/lib/access/scope";
import { search } from "./queries";

const database = testDatabase();
const ids: Record<string, number> = {};

beforeAll(async () => {
  const people = await database.db
    .insert(employees)
    .values([
      { employeeNumber: "E1", name: "Ana Ilić", email: "ana@x.org" },
      { employeeNumber: "E2", name: "Bo Anders", email: "bo@x.org" },
      { employeeNumber: "E3", name: "Cleo 100% Ana_x", email: null },
    ])
    .returning();
  for (const person of people) ids[person.employeeNumber] = person.id;
  await database.db
    .insert(reportingLines)
    .values({ employeeId: ids.E2 ?? 0, managerId: ids.E1 ?? 0, effectiveFrom: "2020-01-01" });
  await database.db.insert(kpiDefinitions).values({
    name: "Answered on time",
    category: "Service",
    calculationType: "manual",
    targetType: "percent",
    direction: "higher_is_better",
    target: { value: "90" },
    scoringMethod: { kind: "linear" },
  });
});

async function found(words: string, roles: Role[], person: string | null = "E1") {
  const viewer = {
    accountId: 1,
    name: "",
    email: "",
    roles,
    employeeId: person ? (ids[person] ?? null) : null,
  };
  const scope = mintScope(viewer, new Date("2026-11-20T10:00:00Z"));
  const results = await search(database.db, { viewer, scope }, words);
  return results.map((result) => `${result.label} ${result.href}`);
}

describe("search", () => {
  it("finds people by the beginning of any word, of the number and of the e-mail", async () => {
    expect(await found("an", ["hr"], null)).toEqual([
      `Ana Ilić /team/${ids.E1}`,
      `Bo Anders /team/${ids.E2}`,
      `Cleo 100% Ana_x /team/${ids.E3}`,
      expect.stringContaining("Answered on time /admin/kpis/"),
    ]);
    expect(await found("e2", ["hr"], null)).toEqual([`Bo Anders /team/${ids.E2}`]);
    expect(await found("bo@", ["hr"], null)).toEqual([`Bo Anders /team/${ids.E2}`]);
  });

  it("keeps to the scope: an employee finds themselves, a manager the team too", async () => {
    expect(await found("an", ["employee"])).toEqual(["Ana Ilić /me"]);
    expect(await found("an", ["manager"])).toEqual(["Ana Ilić /me", `Bo Anders /team/${ids.E2}`]);
    expect(await found("an", ["exec"], null)).toEqual([]);
  });

  it("leads an administrator to the person's entry, not to their figures", async () => {
    expect(await found("bo@", ["admin"], null)).toEqual([`Bo Anders /admin/people/${ids.E2}`]);
  });

  it("finds pages that the role may open", async () => {
    expect(await found("templ", ["admin"], null)).toEqual(["Templates /admin/templates"]);
    expect(await found("templ", ["employee"])).toEqual([]);
  });

  it("takes what was typed literally", async () => {
    expect(await found("100%", ["hr"], null)).toEqual([`Cleo 100% Ana_x /team/${ids.E3}`]);
    expect(await found("%", ["hr"], null)).toEqual([]);
    expect(await found("  ", ["hr"], null)).toEqual([]);
  });
});
