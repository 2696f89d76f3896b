import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/db/enums";
import { testDatabase } from "@/db/testing/database";
import { mintScope, systemScope } from "@/lib/access/scope";
import type { WorkCtx } from "@/lib/context";
import { parseDecimal, scoreText } from "@/lib/decimal";
import { activateVersion } from "@/lib/kpis/templates/activate";
import { createDraft, saveDraft } from "@/lib/kpis/templates/drafts";
import type { VersionContent } from "@/lib/kpis/templates/input";
import { createTemplate } from "@/lib/kpis/templates/mutations";
import { requireVersion } from "@/lib/kpis/templates/queries";
import { parseInput } from "@/lib/zod-fields";
import { createPeriod } from "../periods/mutations";
import { executeRun } from "../runs/execute";
import { requestRun } from "../runs/mutations";
import { closeTickets, foundSupportDesk, NOW, type SupportDesk } from "../testing/support-desk";
import { type Preview, previewInput } from "./input";
import { previewTemplate } from "./preview";
import { DRAFTS, itemsWith } from "./testing/drafts";

const at = testDatabase();
let desk: SupportDesk;
let september: number;

beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  const { amina, bo, cy } = desk.people;
  september = (await createPeriod(desk.ctx, { frequency: "monthly", period_start: "2026-09-01" })).id;
  await closeTickets(at.all, { employeeId: amina, closedAt: "2026-09-10T10:00Z", inTime: 6, late: 0 });
  await closeTickets(at.all, { employeeId: bo, closedAt: "2026-09-10T10:00Z", inTime: 7, late: 2 });
  await closeTickets(at.all, { employeeId: cy, closedAt: "2026-09-10T10:00Z", inTime: 3, late: 0 });
  await compute(september);
  await compute(desk.october.id);
});

const compute = async (periodId: number) => {
  const { id } = await requestRun(desk.ctx, { periodId, trigger: "command" });
  return executeRun(desk.ctx, id);
};

const preview = (
  content: Record<string, unknown>,
  {
    as = desk.ctx,
    scope = systemScope(NOW),
    templateId = desk.template,
    signal = undefined as AbortSignal | undefined,
  } = {},
): Promise<Preview> =>
  previewTemplate(as, { templateId, input: parseInput(previewInput, content), scope, signal });

/** Version 1 as the API gives it, to change. */
const content = async (): Promise<VersionContent> => {
  const { maximum_score, minimum_coverage, bands, kras, items, guardrails } = await requireVersion(
    at.db,
    desk.template,
    1,
  );
  return { maximum_score, minimum_coverage, bands, kras, items, guardrails };
};

const only = (result: Preview) => {
  const [period] = result.periods;
  if (!period || result.periods.length > 1) throw new Error("Expected one period.");
  return period;
};

describe("a preview is what computing with the draft gives, number by number", () => {
  test.each(Object.entries(DRAFTS))("%s", async (_, change) => {
    const base = await content();
    const draft = { ...base, ...change(base, desk) };
    const kpis = Object.values(desk.kpis);
    const previews = await Promise.all(
      kpis.map(async (kpi_id) => only(await preview({ ...draft, kpi_id, period_ids: [desk.october.id] }))),
    );
    const before = await totals(desk.october.id);

    const { version, updated_at } = await createDraft(desk.ctx, desk.template);
    await saveDraft(desk.ctx, {
      templateId: desk.template,
      version,
      input: { ...draft, edited_from: updated_at },
    });
    await activateVersion(desk.ctx, {
      templateId: desk.template,
      version,
      input: { effective_from: `2026-10-0${version}` },
    });
    await compute(desk.october.id);

    const after = await totals(desk.october.id);
    const [first] = previews;
    const movers = new Map(first?.summary?.movers.map((mover) => [mover.employee_id, mover]));
    for (const [employeeId, { total, band }] of after) {
      const earlier = before.get(employeeId);
      const mover = movers.get(employeeId);
      if (total === null || earlier?.total === total || earlier?.total == null) {
        expect(mover).toBeUndefined();
        continue;
      }
      expect(mover).toMatchObject({
        before: earlier.total,
        band_before: earlier.band,
        after: total,
        band_after: band,
      });
    }
    expect(movers.size).toBeGreaterThan(0);
    expect(first?.summary?.before).toEqual(sideOf(before));
    expect(first?.summary?.after).toEqual(sideOf(after));
    for (const [index, kpiId] of kpis.entries()) {
      const shown = previews[index]?.kpi?.people.map(({ employee_id, actual, attainment, after: raw }) => ({
        employee_id,
        actual: Number(actual),
        attainment,
        raw_score: raw,
      }));
      const stored = await at.db.execute<Record<string, unknown>>(sql`
        SELECT employee_id, actual_value::float8 AS actual, attainment, raw_score FROM kpi_results
         WHERE period_id = ${desk.october.id} AND kpi_id = ${kpiId} AND actual_value IS NOT NULL`);
      expect(new Set(shown)).toEqual(new Set([...stored]));
    }
  });
});

async function totals(periodId: number) {
  const rows = await at.db.execute<{
    employee_id: number;
    total_score: string | null;
    rating_band: string;
  }>(sql`
    SELECT r.employee_id, r.total_score, r.rating_band FROM performance_results r
      JOIN employee_scorecard_instances i USING (period_id, employee_id)
     WHERE period_id = ${periodId} AND i.template_version_id IS NOT NULL`);
  return new Map(
    rows.map(({ employee_id, total_score, rating_band }) => [
      employee_id,
      { total: total_score, band: rating_band },
    ]),
  );
}

/** Bands and mean counted from the stored rows. */
function sideOf(rows: Awaited<ReturnType<typeof totals>>) {
  const rated = [...rows.values()].flatMap(({ total, band }) =>
    total === null || band === "insufficient_data" ? [] : [parseDecimal(total)],
  );
  const counts = { above: 0, on: 0, near: 0, below: 0, insufficient_data: 0, not_scored: 0 };
  for (const { band } of rows.values()) counts[band as keyof typeof counts] += 1;
  const sum = rated.reduce((total, score) => total.plus(score), parseDecimal("0"));
  return {
    mean: rated.length === 0 ? null : scoreText(sum.div(rated.length)),
    rated_count: rated.length,
    band_counts: counts,
  };
}

describe("a preview", () => {
  test("is of the last finished period unless others are asked for, in the order asked", async () => {
    const base = await content();
    expect(only(await preview(base))).toMatchObject({
      id: desk.october.id,
      name: "October 2026",
      people_count: 3,
      unmeasured_kpi_ids: [],
      kpi: null,
    });
    const both = await preview({ ...base, period_ids: [september, desk.october.id] });
    expect(both.periods.map(({ id, versions }) => [id, versions.length])).toEqual([
      [september, 1],
      [desk.october.id, 1],
    ]);
  });

  test("stores nothing", async () => {
    const counted = () =>
      at.db.execute(sql`
      SELECT (SELECT count(*) FROM audit_entries) AS audit, (SELECT count(*) FROM kpi_results) AS results,
             (SELECT md5(string_agg(r::text, '' ORDER BY r::text)) FROM performance_results r) AS totals,
             (SELECT count(*) FROM scorecard_template_versions) AS versions`);
    const before = await counted();
    await preview({ ...(await content()), maximum_score: "101" });
    expect(await counted()).toEqual(before);
  });

  test("takes weights that do not add up as if they did, and says which", async () => {
    const base = await content();
    const { kpis, kras } = desk;
    const short = { ...base, items: itemsWith(base, { [kpis.inTime]: { weight: "95" } }) };
    const result = await preview(short);
    expect(result.taken_as_whole).toEqual([{ kra_id: kras.quality, sum_percent: "95" }]);
    expect(only(result).summary).toEqual(only(await preview(base)).summary);
  });

  test("says which KPIs were never measured for these people, and previews them as missing", async () => {
    const base = await content();
    const { kras } = desk;
    const [fresh] = await at.db.execute<{ id: number }>(sql`
      WITH made AS (
        INSERT INTO kpi_definitions (name, calculation_type, target_type, direction, target, scoring_method)
        SELECT 'Replies', calculation_type, target_type, direction, target, scoring_method
          FROM kpi_definitions WHERE id = ${desk.kpis.closed} RETURNING id
      )
      INSERT INTO kpi_bindings (kpi_id, source_id, aggregation, filter_json, measure_json, ownership_rule, time_column)
      SELECT made.id, source_id, aggregation, filter_json, measure_json, ownership_rule, time_column
        FROM kpi_bindings, made WHERE kpi_bindings.kpi_id = ${desk.kpis.closed}
      RETURNING kpi_id AS id`);
    const kpiId = fresh?.id ?? 0;
    const item = { kpi_id: kpiId, kra_id: kras.speed, weight: "50" };
    const items = [...itemsWith(base, { [desk.kpis.closed]: { weight: "50" } }), item];
    const period = only(await preview({ ...base, items, kpi_id: kpiId }));
    expect(period).toMatchObject({ unmeasured_kpi_ids: [kpiId], kpi: null });
    expect(period.summary?.after).toEqual(only(await preview(base)).summary?.after);
  });

  test("of a template that scored nobody yet is of the people it would be for", async () => {
    const { ctx, units, kpis, kras, people } = desk;
    const base = await content();
    const fresh = await createTemplate(ctx, {
      name: "Field",
      description: "",
      frequency: null,
      mappings: [{ job_role_id: null, org_unit_id: units.field }],
    });
    const period = only(await preview({ ...base, kpi_id: kpis.closed }, { templateId: fresh.id }));
    expect(period).toMatchObject({ people_count: 1, versions: [] });
    expect(period.summary?.before.band_counts.not_scored).toBe(1);
    // Dee was measured by nothing.
    expect(period.unmeasured_kpi_ids).toHaveLength(Object.keys(kpis).length);
    expect([people.dee, kras.speed]).toHaveLength(2);
  });

  test("is refused at the field for a draft that could not be saved either", async () => {
    const base = await content();
    const items = itemsWith(base, { [desk.kpis.closed]: { target_override: { value: "0" } } });
    await expect(preview({ ...base, items })).rejects.toMatchObject({
      code: "invalid",
      fields: [expect.objectContaining({ path: "items.0.target_override.value" })],
    });
    await expect(preview({ ...base, period_ids: [999_999] })).rejects.toMatchObject({ code: "not_found" });
  });

  test("is for those who configure; totals with a name only for who sees these people", async () => {
    const base = {
      ...(await content()),
      maximum_score: "101",
      bands: { above: "100", on: "99", near: "98" },
    };
    const by = (...roles: Role[]) => {
      const viewer = { accountId: 1, employeeId: desk.people.ruth, name: "Ruth", email: "r@x.org", roles };
      const actor = { kind: "account" as const, accountId: 1, employeeId: null, roles, label: "Ruth" };
      return { as: { ...desk.ctx, actor } as WorkCtx, scope: mintScope(viewer, NOW) };
    };
    await expect(preview(base, by("manager"))).rejects.toMatchObject({ code: "forbidden" });
    // Three people: too few for a distribution that tells nobody who they are.
    expect(only(await preview(base, by("admin"))).summary).toBeNull();
    const hr = only(await preview(base, by("hr"))).summary;
    expect(hr?.movers.length).toBeGreaterThan(0);

    await addAgents(3);
    await compute(desk.october.id);
    expect(only(await preview(base, by("admin"))).summary).toMatchObject({ movers: [] });
  });

  test("ends when whoever asked has gone", async () => {
    const signal = AbortSignal.abort();
    await addAgents(220);
    await compute(desk.october.id);
    await expect(preview(await content(), { signal })).rejects.toMatchObject({ code: "unavailable" });
  });
});

let hired = 0;
async function addAgents(count: number): Promise<void> {
  hired += 1;
  await at.db.execute(sql`
    WITH hired AS (
      INSERT INTO employees (name, employee_number)
      SELECT 'Agent ' || n, ${`H${hired}-`} || n FROM generate_series(1, ${count}::integer) AS n RETURNING id
    )
    INSERT INTO positions (employee_id, org_unit_id, job_role_id)
    SELECT hired.id, p.org_unit_id, p.job_role_id FROM hired, positions p WHERE p.employee_id = ${desk.people.amina}`);
}
