import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { employees, jobRoles, orgUnits, positions } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import type { WorkCtx } from "@/lib/context";
import { ensureBuiltinSources } from "@/lib/sources/ensure-builtin";
import { parseInput } from "@/lib/zod-fields";
import { kpiInput } from "../definitions/input";
import { createKpi } from "../definitions/mutations";
import { requireSet } from "../sets/catalogue";
import { installSet } from "../sets/mutations";
import { activateVersion } from "../templates/activate";
import { contextOf } from "../testing/actors";
import { type LibraryFilter, listLibrary } from "./queries";

/** Finance scores Ann and Bea by their role; "Right and paid" is a formula over two of its KPIs, and scores nobody. */
const at = testDatabase();
let admin: WorkCtx;

beforeAll(async () => {
  admin = { ...(await contextOf(at.db, "Marta Admin", ["admin"])), database: at.all };
  await ensureBuiltinSources(admin);
  const [role] = await at.db.insert(jobRoles).values({ name: "Finance officer" }).returning();
  const [unit] = await at.db.insert(orgUnits).values({ code: "C", name: "C", kind: "company" }).returning();
  const people = await at.db
    .insert(employees)
    .values(["Ann", "Bea", "Cid"].map((name) => ({ name, employeeNumber: name })))
    .returning();
  await at.db.insert(positions).values(
    people.map(({ id, name }) => ({
      employeeId: id,
      orgUnitId: unit?.id ?? 0,
      jobRoleId: name === "Cid" ? null : role?.id,
    })),
  );
  const { templateId } = await installSet(admin, {
    setId: "finance",
    input: { job_role_id: role?.id ?? 0, org_unit_id: null },
  });
  await activateVersion(admin, { templateId, version: 1, input: { effective_from: null } });
  await installSet(admin, { setId: "crm", input: { job_role_id: null, org_unit_id: null } });
  const [accuracy, collected] = await Promise.all([idOf("Invoice accuracy"), idOf("Amount collected")]);
  await createKpi(
    admin,
    parseInput(kpiInput, {
      ...{ name: "Right and paid", category: "Money", unit: "%" },
      ...{ direction: "higher_is_better", target: { value: 90 } },
      data_source: {
        type: "formula",
        formula: "min(accuracy, collected)",
        inputs: [
          { variable: "accuracy", source: { type: "kpi", kpi_id: accuracy } },
          { variable: "collected", source: { type: "kpi", kpi_id: collected } },
        ],
      },
    }),
  );
});

async function idOf(name: string): Promise<number> {
  const [row] = await at.db.execute<{ id: number }>(sql`SELECT id FROM kpi_definitions WHERE name = ${name}`);
  return row?.id ?? 0;
}

const find = (filter: LibraryFilter = {}) => listLibrary(at.db, { filter, day: "2026-11-20" });
const names = async (filter: LibraryFilter) => (await find(filter)).map(({ kpi }) => kpi.name);
const usageOf = async (name: string) => (await find()).find(({ kpi }) => kpi.name === name)?.usage;

describe("the library says of a KPI", () => {
  it("which templates, formulas, guardrails and sets use it, and how many people", async () => {
    expect(await usageOf("Invoice accuracy")).toMatchObject({
      templates: [{ templateName: "Finance", versions: [1], active: true }],
      formulas: [{ name: "Right and paid" }],
      guardrails: [{ templateName: "Finance", role: "limits", otherName: "Days sales outstanding" }],
      sets: [{ setId: "finance", setVersion: requireSet("finance").version, made: true }],
      peopleCount: 2,
    });
    expect(await usageOf("Days sales outstanding")).toMatchObject({
      guardrails: [{ role: "limited", otherName: "Invoice accuracy" }],
      peopleCount: 2,
    });
    expect(await usageOf("Right and paid")).toEqual({
      ...{ templates: [], formulas: [], guardrails: [], sets: [], peopleCount: 0 },
    });
  });

  it("that a draft scores nobody yet", async () => {
    expect(await usageOf("Deal cycle time")).toMatchObject({
      templates: [{ templateName: "CRM", active: false }],
      peopleCount: 0,
    });
  });

  it("each person once, whoever it is assigned to besides, and on its days alone", async () => {
    await at.db.execute(sql`
      INSERT INTO kpi_assignments (employee_id, kpi_id, kra_id, start_date, end_before, assigned_by_name, assigned_at)
      SELECT e.id, ${await idOf("Invoice accuracy")}, (SELECT min(id) FROM kra_definitions), '2026-11-01',
             CASE e.name WHEN 'Bea' THEN NULL ELSE '2026-11-21'::date END, 'Marta', now()
        FROM employees e WHERE e.name IN ('Bea', 'Cid')`);
    expect((await usageOf("Invoice accuracy"))?.peopleCount).toBe(3);
    const [later] = await listLibrary(at.db, { filter: { search: "Invoice accuracy" }, day: "2026-11-21" });
    expect(later?.usage.peopleCount).toBe(2);
  });
});

describe("the library finds KPIs", () => {
  it.each<[string, LibraryFilter, string[]]>([
    ["by a part of the name", { search: "sales out" }, ["Days sales outstanding"]],
    ["by a part of the description", { search: "no correction" }, ["Invoice accuracy"]],
    ["by a per cent sign that is one", { search: "100%" }, []],
    ["by category", { category: "Money" }, ["Right and paid"]],
    ["by kind", { kind: "formula" }, ["Right and paid"]],
    ["that are not used", { used: false, category: "Money" }, ["Right and paid"]],
    [
      "that are used",
      { used: true },
      [
        "Amount collected",
        "Days sales outstanding",
        "Invoice accuracy",
        "Leaked revenue",
        "Reconciliation time",
      ],
    ],
    ["by both", { search: "invoice", used: false }, []],
  ])("%s", async (_, filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  it("by the source they read", async () => {
    const [deals] = await at.db.execute<{ id: number }>(sql`SELECT id FROM sources WHERE slug = 'deals'`);
    expect(await names({ source: { id: deals?.id ?? 0, tableName: "deals" } })).toEqual([
      "Customers lost",
      "Deal cycle time",
      "Deals opened",
      "Pipeline conversion",
      "Revenue of new customers",
    ]);
  });
});
