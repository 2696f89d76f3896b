import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import {
  scorecardTemplateItems,
  scorecardTemplateKras,
  scorecardTemplateMappings,
  scorecardTemplates,
  scorecardTemplateVersions,
} from "@/db/schema/kpis";
import { kpiInput } from "@/lib/kpis/definitions/input";
import { createKpi } from "@/lib/kpis/definitions/mutations";
import { createSourceInput } from "@/lib/sources/input";
import { createSource } from "@/lib/sources/mutations";
import { parseInput } from "@/lib/zod-fields";
import { executeRun } from "../runs/execute";
import { requestRun } from "../runs/mutations";
import type { SupportDesk } from "./support-desk";

/** A source of jobs that a crew shares and a unit owns, with a KPI of each and one that queries it, for tests. */
export async function declareJointJobs({ ctx }: SupportDesk) {
  const sourceId = await createSource(
    ctx,
    createSourceInput.parse({
      name: "Joint jobs",
      record_noun: "job",
      columns: [
        { header: "id", data_type: "text", roles: ["key"] },
        { header: "Crew", data_type: "text", roles: ["contributors"] },
        { header: "Unit", data_type: "text", roles: ["team"] },
        { header: "Done at", data_type: "timestamp", roles: ["time"] },
      ],
    }),
  );
  const define = async (name: string, fields: Record<string, unknown>) => {
    const input = { name, direction: "higher_is_better", target: { value: "1" }, ...fields };
    return (await createKpi(ctx, parseInput(kpiInput, input))).id;
  };
  const binding = { source_id: sourceId, aggregation: { kind: "count" }, time_column: "done_at" };
  const shared = await define("Jobs shared", { binding: { ...binding, ownership_rule: "crew" } });
  const team = await define("Jobs of the team", { binding: { ...binding, ownership_rule: "unit" } });
  const query = await define("Parts in jobs", {
    calculation_type: "query",
    data_source: {
      type: "database",
      query: `SELECT count(*) FROM joint_jobs__contributors c JOIN joint_jobs j USING (record_id)
               WHERE c.employee_id = :user_id AND j.done_at >= :start_date AND j.done_at < :end_date`,
    },
  });
  const doubled = await define("Parts in jobs, doubled", {
    data_source: {
      type: "formula",
      formula: "parts * 2",
      inputs: [{ variable: "parts", source: { type: "kpi", kpi_id: query } }],
    },
  });
  return { sourceId, kpis: { shared, team, query, doubled } };
}

let written = 0;

/** One job; a crew is people with their shares. Returns its record id. */
export async function writeJob(
  { sql: driver }: Database,
  {
    crew = [],
    unit,
    doneAt,
  }: { crew?: [employeeId: number, share: string][]; unit?: number; doneAt: string },
): Promise<string> {
  written += 1;
  const [row] = await driver<{ record_id: string }[]>`
    INSERT INTO records.joint_jobs (id, crew, crew_employee_ids, crew_shares, unit_org_unit_id, done_at)
    VALUES (${`J-${written}`}, ${crew.map(([id, share]) => `${id}:${share}`).join(";")},
            ${`{${crew.map(([id]) => id).join(",")}}`}::integer[],
            ${`{${crew.map(([, share]) => share).join(",")}}`}::numeric[], ${unit ?? null}, ${doneAt})
    RETURNING record_id`;
  return row?.record_id ?? "0";
}

/** Everybody of the desk is scored by these KPIs alone, and October is computed with them. */
export async function scoreBy({ ctx, kras, october }: SupportDesk, kpiIds: readonly number[]): Promise<void> {
  const { db } = ctx;
  await db.execute(sql`UPDATE scorecard_templates SET is_active = false`);
  const [made] = await db.execute<{ id: number }>(
    sql`SELECT count(*)::integer AS id FROM scorecard_templates`,
  );
  const [template] = await db
    .insert(scorecardTemplates)
    .values({ name: `Template ${made?.id} of jobs` })
    .returning();
  const templateId = template?.id ?? 0;
  await db.insert(scorecardTemplateMappings).values({ templateId });
  const [version] = await db.insert(scorecardTemplateVersions).values({ templateId, version: 1 }).returning();
  const versionId = version?.id ?? 0;
  const kraId = kras.quality;
  await db.insert(scorecardTemplateKras).values({ versionId, kraId, weight: "100", position: 1 });
  await db.insert(scorecardTemplateItems).values(
    kpiIds.map((kpiId, position) => ({
      ...{ versionId, kraId, kpiId, position },
      weight: String(100 / kpiIds.length),
    })),
  );
  await db.execute(sql`UPDATE scorecard_template_versions SET status = 'active' WHERE id = ${versionId}`);
  const { id } = await requestRun(ctx, { periodId: october.id, trigger: "command" });
  await executeRun(ctx, id);
}
