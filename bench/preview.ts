import { fileURLToPath } from "node:url";
import type { Database } from "@/db/client";
import { systemScope } from "@/lib/access/scope";
import { listTemplates, requireVersion } from "@/lib/kpis/templates/queries";
import { createPeriod } from "@/lib/scoring/periods/mutations";
import { previewInput } from "@/lib/scoring/preview/input";
import { previewTemplate } from "@/lib/scoring/preview/preview";
import { executeRun } from "@/lib/scoring/runs/execute";
import { requestRun } from "@/lib/scoring/runs/mutations";
import { parseInput } from "@/lib/zod-fields";
import { type BenchCompany, QUARTER } from "./company";
import { inBenchCompany } from "./scoring";

const ROUNDS = 5;

export interface PreviewBenchmark {
  employees: number;
  /** A changed target tried on one computed period: read, scored, summarised. */
  previewSeconds: number;
  /** Reading the same stored rows with nothing done to them. */
  floorSeconds: number;
}

/** The impact preview of one finished period for everyone, beside the floor of reading what it reads. */
export async function previewBenchmark({ employees = 10_000 } = {}): Promise<PreviewBenchmark> {
  return inBenchCompany({ employees, records: employees * 20 }, async (database, { ctx }) => {
    const periodId = await computeQuarter(ctx);
    const [template] = await listTemplates(database.db);
    if (!template) throw new Error("The bench company has a template.");
    const { maximum_score, minimum_coverage, bands, kras, items, guardrails } = await requireVersion(
      database.db,
      template.id,
      1,
    );
    const base = { maximum_score, minimum_coverage, bands, kras, guardrails, items };
    let [previewSeconds, floorSeconds] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < ROUNDS; round += 1) {
      const draft = parseInput(previewInput, {
        ...base,
        items: items.map((item, index) =>
          index === 0 ? { ...item, target_override: { value: String(90 + round) } } : item,
        ),
        period_ids: [periodId],
        kpi_id: items[0]?.kpi_id,
      });
      const startedAt = performance.now();
      const preview = await previewTemplate(ctx, {
        templateId: template.id,
        input: draft,
        scope: systemScope(ctx.now),
      });
      previewSeconds = Math.min(previewSeconds, (performance.now() - startedAt) / 1000);
      if (preview.periods[0]?.people_count !== employees)
        throw new Error("Expected everyone in the preview.");
      floorSeconds = Math.min(floorSeconds, await timeFloor(database, { periodId, employees }));
    }
    return { employees, previewSeconds, floorSeconds };
  });
}

async function computeQuarter(ctx: BenchCompany["ctx"]): Promise<number> {
  const period = await createPeriod(ctx, {
    frequency: "custom",
    period_start: QUARTER.periodStart,
    period_end: QUARTER.periodEnd,
  });
  const { id } = await requestRun(ctx, { periodId: period.id, trigger: "command" });
  await executeRun(ctx, id);
  return period.id;
}

async function timeFloor(
  { sql }: Database,
  { periodId, employees }: { periodId: number; employees: number },
): Promise<number> {
  const startedAt = performance.now();
  const kpiRows = await sql`
    SELECT employee_id, kpi_id, actual_value, record_count FROM kpi_results
     WHERE period_id = ${periodId}::integer`.values();
  const totals = await sql`
    SELECT employee_id, total_score, rating_band FROM performance_results
     WHERE period_id = ${periodId}::integer`.values();
  const seconds = (performance.now() - startedAt) / 1000;
  if (kpiRows.length !== employees * 8 || totals.length !== employees) {
    throw new Error("The floor does not read the same rows.");
  }
  return seconds;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const result = await previewBenchmark({ employees: Number(process.argv[2] ?? 10_000) });
  console.log(result);
  console.log(
    `${result.previewSeconds.toFixed(2)} s for ${result.employees} people (≤ 1 s), ` +
      `${(result.previewSeconds / result.floorSeconds).toFixed(1)} × reading the same rows`,
  );
}
