import { beforeAll, expect } from "vitest";
import { jobRoles, orgUnits } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import type { WorkCtx } from "@/lib/context";
import { parseInput } from "@/lib/zod-fields";
import { kpiInput } from "../definitions/input";
import { createKpi } from "../definitions/mutations";
import { createKra } from "../kras/mutations";
import { activateVersion } from "../templates/activate";
import { contentOf, saveDraft } from "../templates/drafts";
import { activationInput, draftInput, templateInput } from "../templates/input";
import { createTemplate } from "../templates/mutations";
import { requireVersion } from "../templates/queries";
import { contextOf } from "./actors";
import { declareTickets } from "./ticket-source";

interface Desk {
  admin: WorkCtx;
  hr: WorkCtx;
  manager: WorkCtx;
  /** Ids, in the order of their names. */
  kras: number[];
  kpis: number[];
  roles: number[];
  unitId: number;
}

/** Three KPIs and KRAs, fourteen roles (templates are made for the first twelve in turn) and a unit, and the ways to make templates of them. Call at the top of a file. */
export function templateDesk() {
  const database = testDatabase();
  // Filled before the tests.
  const desk = { kras: [], kpis: [], roles: [] } as unknown as Desk;

  beforeAll(async () => {
    desk.admin = { ...(await contextOf(database.db, "Marta Admin", ["admin"])), database: database.all };
    desk.hr = { ...(await contextOf(database.db, "Ruth Halloran", ["hr"])), database: database.all };
    desk.manager = { ...(await contextOf(database.db, "Team Manager", ["manager"])), database: database.all };
    const sourceId = await declareTickets(database.db);
    const binding = {
      source_id: sourceId,
      aggregation: { kind: "count" },
      ownership_rule: "assignee",
      time_column: "opened_at",
    };
    for (const name of ["One", "Two", "Three"]) {
      const input = { name: `KPI ${name}`, direction: "higher_is_better", target: { value: 10 }, binding };
      desk.kpis.push((await createKpi(desk.admin, parseInput(kpiInput, input))).id);
      desk.kras.push(
        (await createKra(desk.admin, { name: `KRA ${name}`, description: "", weight_default: "0" })).id,
      );
    }
    const names = Array.from({ length: 14 }, (_, index) => ({ name: `Role ${index}` }));
    desk.roles = (await database.db.insert(jobRoles).values(names).returning()).map((role) => role.id);
    const [unit] = await database.db
      .insert(orgUnits)
      .values({ code: "co", name: "Company", kind: "company" })
      .returning();
    desk.unitId = unit?.id ?? 0;
  });

  /** Two KRAs of 60 and 40: KPIs One and Two share the first, Three is the second. */
  const content = (change: Record<string, unknown> = {}) => ({
    kras: [
      { kra_id: desk.kras[0], weight: "60" },
      { kra_id: desk.kras[1], weight: "40" },
    ],
    items: [
      { kpi_id: desk.kpis[0], kra_id: desk.kras[0], weight: "33.3333" },
      {
        kpi_id: desk.kpis[1],
        kra_id: desk.kras[0],
        weight: "66.6667",
        target_override: { value: "5" },
        min_records: 3,
      },
      { kpi_id: desk.kpis[2], kra_id: desk.kras[1], weight: "100", missing_policy: "hold" },
    ],
    guardrails: [
      { primary_kpi_id: desk.kpis[0], guardrail_kpi_id: desk.kpis[2], threshold: "80", cap_score: "100" },
    ],
    ...change,
  });

  let made = 0;
  async function make(change: Record<string, unknown> = {}, version = content()) {
    made += 1;
    const input = {
      name: `Template ${made}`,
      mappings: [{ job_role_id: desk.roles[made % 12] }],
      version,
      ...change,
    };
    return createTemplate(desk.admin, parseInput(templateInput, input));
  }
  async function save(
    templateId: number,
    change: Record<string, unknown>,
    { ctx = desk.admin, version = 1 } = {},
  ) {
    const { updated_at, ...before } = await requireVersion(database.db, templateId, version);
    const input = parseInput(draftInput, {
      ...contentOf({ updated_at, ...before }),
      edited_from: updated_at,
      ...change,
    });
    return saveDraft(ctx, { templateId, version, input });
  }
  const activate = (templateId: number, version: number, from: string | null = null, ctx = desk.admin) =>
    activateVersion(ctx, {
      templateId,
      version,
      input: parseInput(activationInput, { effective_from: from }),
    });
  const refusedAt = (...paths: string[]) => ({
    code: "invalid",
    fields: expect.arrayContaining(paths.map((path) => expect.objectContaining({ path }))),
  });

  return { database, desk, content, make, save, activate, refusedAt };
}
