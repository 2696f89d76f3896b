import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { mintScope, systemScope } from "@/lib/access/scope";
import { actorOf, type Viewer } from "@/lib/access/viewer";
import { kpiChangeInput } from "@/lib/kpis/definitions/input";
import { updateKpi } from "@/lib/kpis/definitions/mutations";
import { requireKpi } from "@/lib/kpis/definitions/queries";
import { parseInput } from "@/lib/zod-fields";
import { executeRun } from "../runs/execute";
import { requestRun } from "../runs/mutations";
import { foundSupportDesk, NOW, type SupportDesk } from "../testing/support-desk";
import { kpiPreviewInput } from "./kpi-input";
import { previewKpi } from "./preview-kpi";

const at = testDatabase();
let desk: SupportDesk;

const compute = async () => {
  const { id } = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  return executeRun(desk.ctx, id);
};

beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  await compute();
});

/** The KPI of tickets closed as it is, with other fields. */
async function edited(fields: Record<string, unknown>) {
  const { id, version, is_active, updated_at, ...definition } = await requireKpi(at.db, desk.kpis.closed);
  return { ...definition, ...fields };
}

const preview = (definition: object, { ctx = desk.ctx, scope = systemScope(NOW) } = {}) =>
  previewKpi(ctx, {
    kpiId: desk.kpis.closed,
    input: parseInput(kpiPreviewInput, { definition }),
    scope,
  });

async function totals() {
  const rows = await at.db.execute<{ employee_id: number; total: string | null; band: string }>(sql`
    SELECT employee_id, total_score AS total, rating_band AS band FROM performance_results
     WHERE period_id = ${desk.october.id} ORDER BY employee_id`);
  return new Map(rows.map(({ employee_id, total, band }) => [employee_id, { total, band }]));
}

describe("the preview of an edited KPI", () => {
  test("says nothing changes where nothing does, and stores nothing", async () => {
    const before = await totals();
    const { templates } = await preview(await edited({ description: "In other words." }));
    expect(templates).toMatchObject([
      {
        ...{ template_id: desk.template, name: "Support agent", version: 1 },
        period: { id: desk.october.id, people_count: 3, summary: { changed_count: 0, movers: [] } },
      },
    ]);
    expect(await totals()).toEqual(before);
  });

  test("is not tried where the KPI would be measured another way", async () => {
    const manual = { type: "manual", allowed_range: { min: "0", max: "20" } };
    const other = await edited({
      ...{ calculation_type: "manual", binding: undefined, data_source: manual },
    });
    expect(await preview(other)).toEqual({ measures_otherwise: true, templates: [] });
  });

  test("refuses what could not be saved, at its field", async () => {
    await expect(preview(await edited({ target: { value: "0" } }))).rejects.toMatchObject({
      fields: [{ path: "definition.target.value" }],
    });
  });

  test("is for those who configure KPIs, and keeps few people back from who may not see them", async () => {
    const viewer: Viewer = { accountId: 1, employeeId: null, name: "Jonas", email: "", roles: ["admin"] };
    const actor = actorOf(viewer);
    const admin = { ctx: { ...desk.ctx, actor }, scope: mintScope(viewer, NOW) };
    const { templates } = await preview(await edited({ target: { value: "5" } }), admin);
    expect(templates[0]?.period).toMatchObject({ people_count: 3, summary: null });
    const manager = actorOf({ ...viewer, roles: ["manager"] });
    const refused = preview(await edited({}), { ctx: { ...desk.ctx, actor: manager }, scope: admin.scope });
    await expect(refused).rejects.toMatchObject({ code: "forbidden" });
  });

  test("is what computing gives once it is saved, number by number", async () => {
    const before = await totals();
    const change = {
      target: { value: "6" },
      scoring_method: { kind: "capped", cap: "1.2" },
    };
    const definition = await edited(change);
    const [previewed] = (await preview(definition)).templates;
    await updateKpi(desk.ctx, {
      kpiId: desk.kpis.closed,
      input: parseInput(kpiChangeInput, { ...definition, version: 1 }),
    });
    await compute();
    const after = await totals();
    const expected = [...after].flatMap(([employeeId, now]) => {
      const was = before.get(employeeId);
      if (!was || was.total === null || now.total === null || was.total === now.total) return [];
      const { total, band } = now;
      return [
        {
          ...{ employee_id: employeeId, before: was.total, band_before: was.band },
          ...{ after: total, band_after: band },
        },
      ];
    });
    expect(expected.length).toBeGreaterThan(0);
    const movers = previewed?.period.summary?.movers.map(({ name, change: _, ...mover }) => mover) ?? [];
    const byId = (a: { employee_id: number }, b: { employee_id: number }) => a.employee_id - b.employee_id;
    expect(movers.sort(byId)).toEqual(expected);
  });
});
