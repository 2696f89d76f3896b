import { eq, inArray, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { kpiSetParts } from "@/db/schema/kpi-sets";
import { kpiDefinitions, kraDefinitions } from "@/db/schema/kpis";
import { jobRoles } from "@/db/schema/people";
import { sources } from "@/db/schema/sources";
import { testDatabase } from "@/db/testing/database";
import type { WorkCtx } from "@/lib/context";
import { ensureBuiltinSources } from "@/lib/sources/ensure-builtin";
import { parseInput } from "@/lib/zod-fields";
import { kpiInput } from "../definitions/input";
import { createKpi } from "../definitions/mutations";
import { listKpis, requireKpi } from "../definitions/queries";
import { activateVersion } from "../templates/activate";
import { createDraft, discardDraft } from "../templates/drafts";
import { deleteTemplate } from "../templates/mutations";
import { listTemplates, requireTemplate, requireVersion } from "../templates/queries";
import { contextOf } from "../testing/actors";
import { KPI_SETS, requireSet } from "./catalogue";
import { installInput } from "./input";
import { installSet } from "./mutations";
import { getTemplateOrigin, listKpiOrigins, listSetStates, previewSet } from "./queries";
import { kpisOf } from "./types";
import { setJson, setResponse, setSummaryResponse, summaryJson } from "./wire";

const at = testDatabase();
let admin: WorkCtx;
let hr: WorkCtx;
let manager: WorkCtx;
let roleIds: number[];

beforeAll(async () => {
  const as = async (name: string, role: "admin" | "hr" | "manager"): Promise<WorkCtx> => ({
    ...(await contextOf(at.db, name, [role])),
    database: at.all,
  });
  [admin, hr, manager] = [
    await as("Marta Admin", "admin"),
    await as("Ruth HR", "hr"),
    await as("Ivo", "manager"),
  ];
  await ensureBuiltinSources(admin);
  const names = KPI_SETS.map(({ name }) => ({ name: `Role for ${name}` }));
  roleIds = (await at.db.insert(jobRoles).values(names).returning()).map(({ id }) => id);
});

const install = (ctx: WorkCtx, setId: string, whom: Record<string, number> = {}) =>
  installSet(ctx, { setId, input: parseInput(installInput, whom) });

/** Everything that an installation writes, to see that a second one writes nothing. */
const written = () =>
  at.db.execute(sql`
    SELECT (SELECT count(*) FROM audit_entries) AS audited, (SELECT count(*) FROM kpi_definitions) AS kpis,
           (SELECT count(*) FROM kra_definitions) AS kras, (SELECT count(*) FROM sources) AS sources,
           (SELECT count(*) FROM scorecard_template_versions) AS versions, (SELECT count(*) FROM kpi_set_parts) AS parts`);

describe("a set before it is installed", () => {
  it("is described as the API says, with what it would make", async () => {
    for (const state of await listSetStates(at.db))
      expect(setSummaryResponse.parse(summaryJson(state)).id).toBe(state.set.id);
    for (const set of KPI_SETS) setResponse.parse(setJson(await previewSet(at.db, set)));
    const sales = setJson(await previewSet(at.db, requireSet("sales")));
    expect(sales).toMatchObject({
      template_name: "Sales",
      installed: null,
      sources: [
        { name: "Deals", record_count: 0, source_id: expect.any(Number) },
        { name: "Calls", source_id: null },
      ],
    });
    expect(sales.kras[1]?.kpis[0]).toMatchObject({
      name: "Lead Conversion Rate",
      uses_kpi_id: null,
      measured:
        "Worked out as won / (won + lost) * 100, where won is count of deals where Stage is won, credited to Sales rep, by Closed on; lost is count of deals where Stage is lost, credited to Sales rep, by Closed on.",
    });
  });
});

describe("installing a set", () => {
  it("makes its KPIs, KRAs and a draft for the role that was chosen", async () => {
    const { templateId, wasInstalled } = await install(hr, "finance", { job_role_id: roleIds[6] ?? 0 });
    expect(wasInstalled).toBe(false);
    const set = requireSet("finance");
    const template = await requireTemplate(at.db, templateId);
    expect(template).toMatchObject({
      name: "Finance",
      frequency: "monthly",
      mappings: [{ job_role_id: roleIds[6], org_unit_id: null }],
      versions: [{ version: 1, status: "draft" }],
    });
    const draft = await requireVersion(at.db, templateId, 1);
    const kpis = await listKpis(at.db, { category: "Finance" });
    const nameOf = (id: number) => kpis.find((kpi) => kpi.id === id)?.name;
    expect(draft.items.map(({ kpi_id, weight }) => [nameOf(kpi_id), weight])).toEqual(
      kpisOf(set).map(({ name, weight }) => [name, String(weight)]),
    );
    expect(
      draft.guardrails.map((rail) => [
        nameOf(rail.primary_kpi_id),
        nameOf(rail.guardrail_kpi_id),
        rail.cap_score,
      ]),
    ).toEqual([["Days sales outstanding", "Invoice accuracy", "100"]]);
    expect(await getTemplateOrigin(at.db, templateId)).toEqual({
      setId: "finance",
      setName: "Finance",
      setVersion: requireSet("finance").version,
    });
    const origins = await listKpiOrigins(at.db);
    expect(kpis.map(({ id }) => origins.get(id))).toEqual(
      kpis.map(() => [
        { setId: "finance", setName: "Finance", setVersion: requireSet("finance").version, made: true },
      ]),
    );
  });

  it("is one entry of the audit log beside those of what it made", async () => {
    const [entry] = await at.db.execute(
      sql`SELECT actor_label, after FROM audit_entries WHERE action = 'kpi_set.installed' AND entity_id = 'finance'`,
    );
    expect(entry).toMatchObject({
      actor_label: "Ruth HR",
      after: {
        version: requireSet("finance").version,
        made: { kras: ["Accuracy", "Collection"] },
        used: { sources: ["Invoices"], kpis: [] },
      },
    });
    const [made] = await at.db.execute(
      sql`SELECT count(*)::integer AS count FROM audit_entries WHERE action = 'kpi.created'`,
    );
    expect(made?.count).toBe(5);
  });

  it("twice changes nothing", async () => {
    const before = await written();
    const again = await install(admin, "finance", { job_role_id: roleIds[0] ?? 0 });
    expect(again).toMatchObject({ wasInstalled: true, setVersion: requireSet("finance").version });
    expect(await written()).toEqual(before);
  });

  it("twice at the same time installs it once", async () => {
    const both = await Promise.all([install(admin, "crm"), install(hr, "crm")]);
    expect(both.map(({ wasInstalled }) => wasInstalled).sort()).toEqual([false, true]);
    expect(both[0]?.templateId).toBe(both[1]?.templateId);
  });

  it("is refused to those who may not configure KPIs, and brings no source for those who may make none", async () => {
    const before = await written();
    await expect(install(manager, "projects")).rejects.toMatchObject({ code: "forbidden" });
    await expect(install(hr, "monitoring")).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("configure sources"),
    });
    expect(await written()).toEqual(before);
    await expect(install(admin, "nothing")).rejects.toMatchObject({ code: "not_found" });
  });

  it("leaves nothing behind when a part is refused, which is said at the field that was sent", async () => {
    const before = await written();
    await expect(install(admin, "projects", { job_role_id: 999_999 })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "job_role_id" }],
    });
    expect(await written()).toEqual(before);
  });
});

describe("a name that is taken", () => {
  it("is used where it says the same, and set apart where it does not", async () => {
    const other = {
      direction: "higher_is_better",
      data_source: { type: "manual", allowed_range: { min: 1, max: 9 } },
    };
    const mine = await createKpi(
      admin,
      parseInput(kpiInput, { name: "Velocity", target: { value: "5" }, ...other }),
    );
    const [kra] = await at.db
      .insert(kraDefinitions)
      .values({ name: "Reliability", description: "Our own words" })
      .returning();
    const preview = await previewSet(at.db, requireSet("projects"));
    expect(preview.plan.kpis[0]).toMatchObject({ name: "Velocity (Projects)", id: null });
    const { templateId } = await install(admin, "projects");
    const draft = await requireVersion(at.db, templateId, 1);
    expect(await requireKpi(at.db, draft.items[0]?.kpi_id ?? 0)).toMatchObject({
      name: "Velocity (Projects)",
    });
    expect(draft.kras[1]?.kra_id).toBe(kra?.id);
    expect(await requireKpi(at.db, mine.id)).toEqual(mine);
  });

  it("of a source with other columns gets its own beside it; with the same columns it is used", async () => {
    const before = await at.db.$count(sources);
    await at.db.execute(sql`UPDATE sources SET name = 'Conversations' WHERE slug = 'deployments'`);
    await install(admin, "customer-support");
    await at.db.execute(sql`UPDATE sources SET name = 'Deployments' WHERE slug = 'deployments'`);
    expect(await at.db.$count(sources)).toBe(before + 1);
    const [brought] = await at.db
      .select()
      .from(sources)
      .where(eq(sources.name, "Conversations (Customer Support)"));
    expect(brought).toMatchObject({ origin: "csv", unknownOwners: "reject" });
  });
});

describe("a set whose template is gone", () => {
  it("puts the draft back into the template whose only draft was discarded", async () => {
    const { templateId } = await install(admin, "field-service", { job_role_id: roleIds[4] ?? 0 });
    await discardDraft(admin, { templateId, version: 1 });
    const again = await install(admin, "field-service");
    expect(again).toEqual({
      templateId,
      setVersion: requireSet("field-service").version,
      wasInstalled: false,
    });
    expect((await requireTemplate(at.db, templateId)).mappings).toHaveLength(1);
    expect((await requireVersion(at.db, templateId, 1)).items).toHaveLength(6);
  });

  it("does not change whom that template is for", async () => {
    const { templateId } = await install(admin, "monitoring");
    await discardDraft(admin, { templateId, version: 1 });
    await expect(install(admin, "monitoring", { job_role_id: roleIds[5] ?? 0 })).rejects.toMatchObject({
      fields: [{ path: "job_role_id" }],
    });
    await deleteTemplate(admin, templateId);
  });

  it("is installed again with the KPIs that are there, and makes a new one only of what was changed since", async () => {
    const { templateId } = await install(admin, "isp-ticketing");
    await deleteTemplate(admin, templateId);
    const [changed] = await listKpis(at.db, { search: "Reopen rate" });
    await at.db
      .update(kpiDefinitions)
      .set({ target: { value: "7" } })
      .where(inArray(kpiDefinitions.id, [changed?.id ?? 0]));
    const kpis = await at.db.$count(kpiDefinitions);
    const again = await install(admin, "isp-ticketing");
    expect(again.templateId).not.toBe(templateId);
    expect(await at.db.$count(kpiDefinitions)).toBe(kpis + 1);
    expect(await listKpis(at.db, { search: "Reopen rate (ISP ticketing)" })).toHaveLength(1);
    // The one that was changed is still known as the set's.
    expect((await listKpiOrigins(at.db)).get(changed?.id ?? 0)).toMatchObject([{ made: true }]);
  });
});

describe("a template without a version", () => {
  it("gets an empty draft by hand as well", async () => {
    const { templateId } = await install(admin, "sales");
    await discardDraft(admin, { templateId, version: 1 });
    expect(await createDraft(admin, templateId)).toMatchObject({ version: 1, kras: [], items: [] });
    await discardDraft(admin, { templateId, version: 1 });
  });
});

describe("all nine", () => {
  it("install, and each can be activated at once", async () => {
    for (const { id } of KPI_SETS) await install(admin, id);
    const states = await listSetStates(at.db);
    for (const { set, install: installed, sources: needed } of states) {
      expect(installed, set.id).toMatchObject({ hasVersions: true, setVersion: set.version });
      expect(
        needed.every((source) => source.id !== null && source.recordCount === 0),
        set.id,
      ).toBe(true);
    }
    const templates = await listTemplates(at.db);
    for (const [index, { install: installed }] of states.entries()) {
      const template = templates.find(({ id }) => id === installed?.templateId);
      if (!template) throw new Error("The template is missing.");
      await at.db.execute(sql`DELETE FROM scorecard_template_mappings WHERE template_id = ${template.id}`);
      await at.db.execute(
        sql`INSERT INTO scorecard_template_mappings (template_id, job_role_id) VALUES (${template.id}, ${roleIds[index]})`,
      );
      const version = await activateVersion(admin, {
        templateId: template.id,
        version: 1,
        input: { effective_from: null },
      });
      expect(version.status).toBe("active");
    }
  });

  it("know every part by its set", async () => {
    const parts = await at.db.select().from(kpiSetParts);
    for (const set of KPI_SETS) {
      const own = parts.filter(({ setId }) => setId === set.id);
      expect(
        own.filter(({ kraId }) => kraId !== null),
        set.id,
      ).toHaveLength(set.kras.length);
      expect(own.filter(({ kpiId }) => kpiId !== null).length, set.id).toBeGreaterThanOrEqual(
        kpisOf(set).length,
      );
    }
  });
});
