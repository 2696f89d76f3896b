import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { testDatabase } from "@/db/testing/database";
import type { WorkCtx } from "@/lib/context";
import { parseInput } from "@/lib/zod-fields";
import { createKra } from "../kras/mutations";
import { templateInput } from "../templates/input";
import { createTemplate } from "../templates/mutations";
import { contextOf, later } from "../testing/actors";
import { declareTickets } from "../testing/ticket-source";
import { kpiChangeInput, kpiInput } from "./input";
import { createKpi, deleteKpi, setKpiActive, updateKpi } from "./mutations";
import { getKpi, listKpis, listKpiVersions } from "./queries";

const database = testDatabase();
let admin: WorkCtx;
let hr: WorkCtx;
let manager: WorkCtx;
let sourceId: number;

beforeAll(async () => {
  admin = { ...(await contextOf(database.db, "Marta Admin", ["admin"])), database: database.all };
  hr = { ...(await contextOf(database.db, "Ruth Halloran", ["hr"])), database: database.all };
  manager = { ...(await contextOf(database.db, "Team Manager", ["manager"])), database: database.all };
  sourceId = await declareTickets(database.db);
});

const fields = (name: string, change: Record<string, unknown> = {}) => ({
  name,
  unit: "tickets",
  direction: "higher_is_better",
  target: { value: "150" },
  binding: {
    source_id: sourceId,
    aggregation: { kind: "count" },
    filter: { match: "all", conditions: [{ column: "status", op: "is", value: "Resolved" }] },
    ownership_rule: "assignee",
    time_column: "opened_at",
  },
  ...change,
});
const make = (name: string, change?: Record<string, unknown>, ctx = admin) =>
  createKpi(ctx, parseInput(kpiInput, fields(name, change)));
const save = (kpiId: number, ctx: WorkCtx, change: Record<string, unknown>) =>
  updateKpi(ctx, { kpiId, input: parseInput(kpiChangeInput, change) });
const audited = (kpiId: number) =>
  database.db
    .select({ action: auditEntries.action, by: auditEntries.actorLabel })
    .from(auditEntries)
    .where(and(eq(auditEntries.entityType, "kpi"), eq(auditEntries.entityId, String(kpiId))))
    .orderBy(auditEntries.id);

describe("defining a KPI", () => {
  it("stores the whole definition as version 1, audited", async () => {
    const kpi = await make("Tickets resolved");
    expect(kpi).toMatchObject({
      version: 1,
      is_active: true,
      target: { value: "150" },
      scoring_method: { kind: "linear" },
      binding: { source_id: sourceId, empty_means: "missing", aggregation: { kind: "count" } },
    });
    const [version] = await listKpiVersions(database.db, kpi.id);
    expect(version).toMatchObject({
      version: 1,
      savedBy: "Marta Admin",
      definition: { name: "Tickets resolved" },
    });
    expect(await audited(kpi.id)).toEqual([{ action: "kpi.created", by: "Marta Admin" }]);
  });

  it("gives every kind of aggregation back as it was sent", async () => {
    const filter = { match: "all" as const, conditions: [] };
    const won = {
      match: "any" as const,
      conditions: [{ column: "status", op: "is" as const, value: "Won" }],
    };
    const measure = { kind: "column" as const, column: "minutes" };
    const aggregations = [
      { kind: "median", measure },
      { kind: "percentile", measure, p: "0.9" },
      { kind: "distinct", column: "status" },
      {
        kind: "ratio",
        numerator: { filter: won, add: { kind: "sum", measure } },
        denominator: { filter, add: { kind: "count" } },
        as_percent: false,
      },
    ];
    for (const aggregation of aggregations) {
      const { binding } = fields("");
      const kpi = await make(`Kind ${aggregation.kind}`, { binding: { ...binding, aggregation } });
      expect(await getKpi(database.db, kpi.id)).toMatchObject({ binding: { aggregation } });
    }
  });

  it("reads the words of older clients: the direction in target_type", async () => {
    const kpi = await make("Mean hours", { target_type: "lower_better", direction: undefined });
    expect(kpi).toMatchObject({ direction: "lower_is_better", target_type: "numeric" });
  });

  it("is for those who configure KPIs", async () => {
    await expect(make("By a manager", {}, manager)).rejects.toMatchObject({ code: "forbidden" });
    expect((await make("By HR", {}, hr)).version).toBe(1);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["a name that is taken", { name: "Taken" }, "name"],
    ["no name", { name: " " }, "name"],
    ["another system's interface", { calculation_type: "api" }, "calculation_type"],
    ["a formula KPI without a formula", { calculation_type: "formula" }, "data_source"],
    ["no direction", { direction: undefined }, "direction"],
    ["a target of 0 for higher is better", { target: { value: "0" } }, "target.value"],
    ["a word for a target", { target: { value: "many" } }, "target.value"],
    [
      "a negative target for lower is better",
      { direction: "lower_is_better", target: { value: -1 } },
      "target.value",
    ],
    [
      "a band without tolerance",
      { direction: "target_band", target: { low: "1", high: "2" } },
      "target.tolerance",
    ],
    [
      "a band upside down",
      { direction: "target_band", target: { low: 3, high: 2, tolerance: 1 } },
      "target.high",
    ],
    ["a cap of 0", { scoring_method: { kind: "capped", cap: "0" } }, "scoring_method.cap"],
    [
      "a curve without points",
      { scoring_method: { kind: "banded", mode: "step", points: [] } },
      "scoring_method.points",
    ],
    ["no binding", { binding: undefined }, "binding"],
    ["a source that does not exist", { binding: { source_id: 999_999 } }, "binding.source_id"],
    ["a time that is no time", { binding: { time_column: "status" } }, "binding.time_column"],
  ])("refuses %s at its field", async (_, change, path) => {
    if (!(await listKpis(database.db, { search: "Taken" })).length) await make("Taken");
    const { binding } = fields("");
    const merged = change.binding
      ? { ...change, binding: { ...binding, ...(change.binding as object) } }
      : change;
    const attempt = async () => make("Refused", merged);
    await expect(attempt()).rejects.toMatchObject({
      code: "invalid",
      fields: expect.arrayContaining([expect.objectContaining({ path })]),
    });
    expect(await listKpis(database.db, { search: "Refused" })).toEqual([]);
  });
});

describe("changing a KPI", () => {
  it("raises the version, keeps the one before, and is audited", async () => {
    const kpi = await make("Changed");
    const changed = await save(kpi.id, later(hr, 5), {
      ...fields("Changed", { target: { value: 200 } }),
      version: 1,
    });
    expect(changed).toMatchObject({ version: 2, target: { value: "200" } });
    const versions = await listKpiVersions(database.db, kpi.id);
    expect(versions.map(({ version, savedBy }) => [version, savedBy])).toEqual([
      [2, "Ruth Halloran"],
      [1, "Marta Admin"],
    ]);
    expect(versions[1]?.definition).toMatchObject({ target: { value: "150" } });
    expect((await audited(kpi.id)).map(({ action }) => action)).toEqual(["kpi.created", "kpi.changed"]);
  });

  it("refuses an edit of an older version, saying who saved the newer one and when", async () => {
    const kpi = await make("Contested");
    await save(kpi.id, later(hr, 5), { ...fields("Contested", { target: { value: 200 } }), version: 1 });
    const late = save(kpi.id, later(admin, 9), {
      ...fields("Contested", { target: { value: 99 } }),
      version: 1,
    });
    await expect(late).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Ruth Halloran saved version 2 on 20 Nov 2026, 09:05 UTC"),
    });
    expect(await getKpi(database.db, kpi.id)).toMatchObject({ version: 2, target: { value: "200" } });
  });

  it("repeated, changes nothing the second time", async () => {
    const kpi = await make("Repeated");
    const change = { ...fields("Repeated", { unit: "h" }), version: 1 };
    await save(kpi.id, admin, change);
    expect(await save(kpi.id, admin, change)).toMatchObject({ version: 2 });
    expect(await audited(kpi.id)).toHaveLength(2);
  });

  it("of two at once, one wins and the other is refused", async () => {
    const kpi = await make("Raced");
    const outcomes = await Promise.allSettled(
      ["1", "2", "3"].map((value) =>
        save(kpi.id, admin, { ...fields("Raced", { target: { value } }), version: 1 }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await getKpi(database.db, kpi.id))?.version).toBe(2);
  });

  it("is refused to a manager, and for a KPI that does not exist", async () => {
    const kpi = await make("Guarded");
    await expect(save(kpi.id, manager, { ...fields("Guarded"), version: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(save(999_999, admin, { ...fields("Guarded"), version: 1 })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("a KPI in use", () => {
  async function inTemplate(name: string, override: Record<string, string> | null = null) {
    const kpi = await make(name);
    const kra = await createKra(admin, { name: `KRA of ${name}`, description: "", weight_default: "0" });
    const version = {
      kras: [{ kra_id: kra.id, weight: "100" }],
      items: [{ kpi_id: kpi.id, kra_id: kra.id, weight: "100", target_override: override }],
    };
    await createTemplate(admin, parseInput(templateInput, { name: `Template of ${name}`, version }));
    return kpi;
  }

  it("is never deleted: the refusal says where it is used", async () => {
    const kpi = await inTemplate("Kept");
    await expect(deleteKpi(admin, kpi.id)).rejects.toMatchObject({
      code: "conflict",
      message: "Kept stays: it is used in Template of Kept v1. Deactivate it instead.",
    });
    expect(await getKpi(database.db, kpi.id)).not.toBeNull();
  });

  it("is deactivated and reactivated, once each", async () => {
    const kpi = await inTemplate("Retired");
    expect(await setKpiActive(hr, { kpiId: kpi.id, isActive: false })).toMatchObject({ is_active: false });
    await setKpiActive(hr, { kpiId: kpi.id, isActive: false });
    await setKpiActive(hr, { kpiId: kpi.id, isActive: true });
    const actions = (await audited(kpi.id)).map(({ action }) => action);
    expect(actions).toEqual(["kpi.created", "kpi.deactivated", "kpi.activated"]);
    await expect(setKpiActive(manager, { kpiId: kpi.id, isActive: false })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("keeps its direction while a template has its own target for it", async () => {
    const kpi = await inTemplate("Directed", { value: "10" });
    const band = { direction: "target_band", target: { low: "1", high: "2", tolerance: "1" }, version: 1 };
    await expect(save(kpi.id, admin, { ...fields("Directed"), ...band })).rejects.toMatchObject({
      code: "invalid",
      fields: [expect.objectContaining({ path: "direction" })],
    });
  });

  it("that nobody ever used can be deleted, by those who may", async () => {
    const kpi = await make("Unused");
    await expect(deleteKpi(manager, kpi.id)).rejects.toMatchObject({ code: "forbidden" });
    await deleteKpi(admin, kpi.id);
    expect(await getKpi(database.db, kpi.id)).toBeNull();
    await expect(deleteKpi(admin, kpi.id)).rejects.toMatchObject({ code: "not_found" });
    expect((await audited(kpi.id)).at(-1)).toMatchObject({ action: "kpi.deleted" });
  });
});
