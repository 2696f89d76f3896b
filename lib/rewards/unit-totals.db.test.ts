import { beforeAll, expect, it } from "vitest";
import { orgUnits } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import type { BonusStatus } from "./types";
import { listUnitTotals } from "./unit-totals";

const database = testDatabase();
const id = {} as Record<"company" | "support" | "field", number>;

beforeAll(async () => {
  const add = async (name: string, parentId: number | null = null) => {
    const values = { code: name, name, kind: "team" as const, parentId };
    const [unit] = await database.db.insert(orgUnits).values(values).returning({ id: orgUnits.id });
    return unit?.id ?? 0;
  };
  id.company = await add("Acme");
  id.support = await add("Support", id.company);
  id.field = await add("Field", id.company);
});

const people = (count: number, orgUnitId: number | null, currency: string | null = "EUR") =>
  Array.from({ length: count }, () => ({
    ...{ orgUnitId, currency, status: "eligible" as BonusStatus },
    amount: currency && "100.00",
  }));

const shownOf = async (rows: ReturnType<typeof people>, seesEveryone = false) => {
  const { totals, units } = await listUnitTotals(database.db, rows, { seesEveryone });
  const shown = units.filter((unit) => unit.totals !== null).map(({ name }) => name);
  return totals ? ["whole", ...shown] : shown;
};

it("tells totals of groups that are large enough", async () => {
  const rows = [...people(5, id.support), ...people(6, id.field)];
  expect(await shownOf(rows)).toEqual(["whole", "Acme", "Field", "Support"]);
});

it("does not give away the two who stand in no unit, as the whole less its units", async () => {
  const rows = [...people(5, id.support), ...people(6, id.field), ...people(2, null)];
  // Without Acme and Support, seven people are left.
  expect(await shownOf(rows)).toEqual(["whole", "Field"]);
  expect(await shownOf(rows, true)).toEqual(["whole", "Acme", "Field", "Support"]);
});

it("does not give away the only amount of a unit that is hidden, as Acme less the other", async () => {
  const rows = [...people(8, id.support), ...people(1, id.field), ...people(5, id.field, null)];
  expect(await shownOf(rows)).toEqual(["whole", "Acme"]);
});

it("does not give away an amount that one of many gets, as the total of those who get nothing beside them", async () => {
  const nothing = people(6, id.field).map((row) => ({
    ...row,
    status: "zero" as BonusStatus,
    amount: "0.00",
  }));
  const one = [...people(8, id.support), ...people(1, id.field), ...nothing];
  expect(await shownOf(one)).toEqual(["whole", "Acme"]);
  expect(await shownOf(one, true)).toEqual(["whole", "Acme", "Field", "Support"]);
  // Where nobody gets anything, or five do, there is nothing to tell apart.
  expect(await shownOf([...people(8, id.support), ...nothing])).toContain("Field");
  expect(await shownOf([...people(8, id.support), ...people(5, id.field), ...nothing])).toContain("Field");
});
