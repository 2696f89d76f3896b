import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { scorecardTemplateItems } from "@/db/schema/kpis";
import { jobRoles, orgUnits } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import type { WorkCtx } from "@/lib/context";
import { parseInput } from "@/lib/zod-fields";
import { kpiInput } from "../definitions/input";
import { createKpi, setKpiActive } from "../definitions/mutations";
import { createKra } from "../kras/mutations";
import { contextOf, later } from "../testing/actors";
import { declareTickets } from "../testing/ticket-source";
import { activateVersion } from "./activate";
import { contentOf, createDraft, discardDraft, saveDraft } from "./drafts";
import { activationInput, draftInput, templateInput } from "./input";
import { createTemplate, deleteTemplate, updateTemplate } from "./mutations";
import { requireTemplate, requireVersion } from "./queries";

const database = testDatabase();
let admin: WorkCtx;
let hr: WorkCtx;
let manager: WorkCtx;
let kras: number[];
let kpis: number[];
let roles: number[];
let unitId: number;

beforeAll(async () => {
  admin = { ...(await contextOf(database.db, "Marta Admin", ["admin"])), database: database.all };
  hr = { ...(await contextOf(database.db, "Ruth Halloran", ["hr"])), database: database.all };
  manager = { ...(await contextOf(database.db, "Team Manager", ["manager"])), database: database.all };
  const sourceId = await declareTickets(database.db);
  const binding = {
    source_id: sourceId,
    aggregation: { kind: "count" },
    ownership_rule: "assignee",
    time_column: "opened_at",
  };
  kpis = [];
  kras = [];
  for (const name of ["One", "Two", "Three"]) {
    const input = { name: `KPI ${name}`, direction: "higher_is_better", target: { value: 10 }, binding };
    kpis.push((await createKpi(admin, parseInput(kpiInput, input))).id);
    kras.push((await createKra(admin, { name: `KRA ${name}`, description: "", weight_default: "0" })).id);
  }
  const names = Array.from({ length: 12 }, (_, index) => ({ name: `Role ${index}` }));
  roles = (await database.db.insert(jobRoles).values(names).returning()).map((role) => role.id);
  const [unit] = await database.db
    .insert(orgUnits)
    .values({ code: "co", name: "Company", kind: "company" })
    .returning();
  unitId = unit?.id ?? 0;
});

/** Two KRAs of 60 and 40: KPIs One and Two share the first, Three is the second. */
const content = (change: Record<string, unknown> = {}) => ({
  kras: [
    { kra_id: kras[0], weight: "60" },
    { kra_id: kras[1], weight: "40" },
  ],
  items: [
    { kpi_id: kpis[0], kra_id: kras[0], weight: "33.3333" },
    { kpi_id: kpis[1], kra_id: kras[0], weight: "66.6667", target_override: { value: "5" }, min_records: 3 },
    { kpi_id: kpis[2], kra_id: kras[1], weight: "100", missing_policy: "hold" },
  ],
  guardrails: [{ primary_kpi_id: kpis[0], guardrail_kpi_id: kpis[2], threshold: "80", cap_score: "100" }],
  ...change,
});

let made = 0;
async function make(change: Record<string, unknown> = {}, version = content()) {
  made += 1;
  const input = {
    name: `Template ${made}`,
    mappings: [{ job_role_id: roles[made % 12] }],
    version,
    ...change,
  };
  return createTemplate(admin, parseInput(templateInput, input));
}
async function save(templateId: number, change: Record<string, unknown>, { ctx = admin, version = 1 } = {}) {
  const { updated_at, ...before } = await requireVersion(database.db, templateId, version);
  const input = parseInput(draftInput, {
    ...contentOf({ updated_at, ...before }),
    edited_from: updated_at,
    ...change,
  });
  return saveDraft(ctx, { templateId, version, input });
}
const activate = (templateId: number, version: number, from: string | null = null, ctx = admin) =>
  activateVersion(ctx, { templateId, version, input: parseInput(activationInput, { effective_from: from }) });
const refusedAt = (...paths: string[]) => ({
  code: "invalid",
  fields: expect.arrayContaining(paths.map((path) => expect.objectContaining({ path }))),
});

describe("a draft", () => {
  it("comes back as it was sent, in its order", async () => {
    const template = await make();
    const version = await requireVersion(database.db, template.id, 1);
    expect(version).toMatchObject({
      status: "draft",
      maximum_score: "150",
      minimum_coverage: "60",
      ...content(),
    });
  });

  it("may be saved while its weights do not add up", async () => {
    const template = await make();
    const saved = await save(template.id, {
      kras: [{ kra_id: kras[0], weight: "95" }],
      items: [],
      guardrails: [],
    });
    expect(saved.kras).toEqual([{ kra_id: kras[0], weight: "95" }]);
  });

  it.each<[string, () => Record<string, unknown>, string]>([
    [
      "a weight over 100",
      () => ({ kras: [{ kra_id: kras[0], weight: "101" }], items: [], guardrails: [] }),
      "kras.0.weight",
    ],
    [
      "a word for a weight",
      () => ({ kras: [{ kra_id: kras[0], weight: "half" }], items: [], guardrails: [] }),
      "kras.0.weight",
    ],
    ["a KRA twice", () => ({ kras: [...content().kras, { kra_id: kras[0], weight: "1" }] }), "kras.2.kra_id"],
    [
      "a KPI twice",
      () => ({ items: [...content().items, { kpi_id: kpis[0], kra_id: kras[1], weight: "1" }] }),
      "items.3.kpi_id",
    ],
    [
      "a KPI that does not exist",
      () => ({ items: [{ kpi_id: 999_999, kra_id: kras[0], weight: "1" }], guardrails: [] }),
      "items.0.kpi_id",
    ],
    [
      "a KRA that does not exist",
      () => ({ kras: [{ kra_id: 999_999, weight: "1" }], items: [], guardrails: [] }),
      "kras.0.kra_id",
    ],
    [
      "a KPI under a KRA that is not there",
      () => ({ items: [{ kpi_id: kpis[0], kra_id: kras[2], weight: "1" }], guardrails: [] }),
      "items.0.kra_id",
    ],
    [
      "a target that is not for the direction",
      () => ({
        items: [
          {
            kpi_id: kpis[0],
            kra_id: kras[0],
            weight: "1",
            target_override: { low: "1", high: "2", tolerance: "1" },
          },
        ],
        guardrails: [],
      }),
      "items.0.target_override.value",
    ],
    [
      "points over the maximum",
      () => ({
        maximum_score: "120",
        items: [
          {
            kpi_id: kpis[0],
            kra_id: kras[0],
            weight: "1",
            scoring_method_override: { kind: "banded", mode: "step", points: [{ raw: "1", score: "130" }] },
          },
        ],
        guardrails: [],
      }),
      "items.0.scoring_method_override.points.0.score",
    ],
    [
      "half a record",
      () => ({
        items: [{ kpi_id: kpis[0], kra_id: kras[0], weight: "1", min_records: 1.5 }],
        guardrails: [],
      }),
      "items.0.min_records",
    ],
    [
      "a KPI that guards itself",
      () => ({
        guardrails: [{ primary_kpi_id: kpis[0], guardrail_kpi_id: kpis[0], threshold: "1", cap_score: "1" }],
      }),
      "guardrails.0.guardrail_kpi_id",
    ],
    [
      "a guardrail that is not in the template",
      () => ({ items: [content().items[0]] }),
      "guardrails.0.guardrail_kpi_id",
    ],
    ["bands out of order", () => ({ bands: { above: "80", on: "85", near: "70" } }), "bands.on"],
    ["a maximum under 100", () => ({ maximum_score: "99" }), "maximum_score"],
    ["a coverage over 100", () => ({ minimum_coverage: "101" }), "minimum_coverage"],
  ])("refuses %s at its field", async (_, change, path) => {
    const template = await make();
    await expect(save(template.id, change())).rejects.toMatchObject(refusedAt(path));
    expect(contentOf(await requireVersion(database.db, template.id, 1))).toMatchObject(content());
  });

  it("is not overwritten unseen: the refusal says who saved it when", async () => {
    const template = await make();
    const { updated_at: opened } = await requireVersion(database.db, template.id, 1);
    await save(template.id, { minimum_coverage: "50" }, { ctx: later(hr, 5) });
    const late = save(template.id, { minimum_coverage: "40", edited_from: opened });
    await expect(late).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Ruth Halloran saved version 1 on 20 Nov 2026, 09:05 UTC"),
    });
  });

  it("saved twice alike is audited once, and discarded leaves the other versions", async () => {
    const template = await make();
    const first = await save(template.id, { minimum_coverage: "50" }, { ctx: later(admin, 1) });
    const second = await save(template.id, { minimum_coverage: "50" }, { ctx: later(admin, 2) });
    expect(second.updated_at).toBe(first.updated_at);
    await discardDraft(admin, { templateId: template.id, version: 1 });
    const entries = await database.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.entityId, String(first.id)))
      .orderBy(auditEntries.id);
    expect(
      entries.map(({ action }) => action).filter((action) => action.startsWith("template_version")),
    ).toEqual(["template_version.drafted", "template_version.saved", "template_version.discarded"]);
    expect((await requireTemplate(database.db, template.id)).versions).toEqual([]);
  });

  it("is for those who configure KPIs", async () => {
    const template = await make();
    await expect(save(template.id, { minimum_coverage: "50" }, { ctx: manager })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(activate(template.id, 1, null, manager)).rejects.toMatchObject({ code: "forbidden" });
    await expect(createDraft(manager, template.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateTemplate(manager, { templateId: template.id, change: {} })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(deleteTemplate(manager, template.id)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("activation", () => {
  it("puts the first version into force since ever, and freezes it", async () => {
    const template = await make();
    expect(await activate(template.id, 1)).toMatchObject({
      status: "active",
      effective_from: null,
      effective_to: null,
      activated_by: "Marta Admin",
    });
    await expect(save(template.id, { minimum_coverage: "10" })).rejects.toMatchObject({ code: "conflict" });
    await expect(discardDraft(admin, { templateId: template.id, version: 1 })).rejects.toMatchObject({
      code: "conflict",
    });
    const { id } = await requireVersion(database.db, template.id, 1);
    const direct = database.db
      .update(scorecardTemplateItems)
      .set({ weight: "1" })
      .where(eq(scorecardTemplateItems.versionId, id));
    await expect(direct).rejects.toMatchObject({ cause: { code: "PL001" } });
  });

  it("a second one ends the first on its day", async () => {
    const template = await make();
    await activate(template.id, 1);
    expect(await createDraft(admin, template.id)).toMatchObject({
      version: 2,
      status: "draft",
      ...content(),
    });
    await expect(createDraft(admin, template.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(activate(template.id, 2)).rejects.toMatchObject(refusedAt("effective_from"));
    await activate(template.id, 2, "2026-12-01");
    const { versions } = await requireTemplate(database.db, template.id);
    expect(
      versions.map(({ version, effective_from, effective_to }) => [version, effective_from, effective_to]),
    ).toEqual([
      [2, "2026-12-01", null],
      [1, null, "2026-12-01"],
    ]);
    await createDraft(admin, template.id);
    await expect(activate(template.id, 3, "2026-12-01")).rejects.toMatchObject(refusedAt("effective_from"));
    await expect(activate(template.id, 2, "2027-01-01")).rejects.toMatchObject({ code: "conflict" });
  });

  it.each<[string, () => ReturnType<typeof content>, string[]]>([
    [
      "KRAs of 95 %",
      () =>
        content({
          kras: [
            { kra_id: kras[0], weight: "55" },
            { kra_id: kras[1], weight: "40" },
          ],
        }),
      ["kras"],
    ],
    [
      "KPIs of 99.9999 %",
      () =>
        content({
          items: [...content().items.slice(1), { kpi_id: kpis[0], kra_id: kras[0], weight: "33.3332" }],
        }),
      ["kras.0.items"],
    ],
    [
      "a KRA without KPIs",
      () => content({ items: content().items.slice(0, 2), guardrails: [] }),
      ["kras.1.items"],
    ],
    ["nothing in it", () => content({ kras: [], items: [], guardrails: [] }), ["kras"]],
  ])("is refused for %s", async (_, version, paths) => {
    const template = await make({}, version());
    await expect(activate(template.id, 1)).rejects.toMatchObject(refusedAt(...paths));
    expect((await requireVersion(database.db, template.id, 1)).status).toBe("draft");
  });

  it("is refused while it is for nobody, or holds a deactivated KPI", async () => {
    const template = await make({ mappings: [] });
    await setKpiActive(admin, { kpiId: kpis[2] ?? 0, isActive: false });
    await expect(activate(template.id, 1)).rejects.toMatchObject(refusedAt("mappings", "items.2.kpi_id"));
    await setKpiActive(admin, { kpiId: kpis[2] ?? 0, isActive: true });
  });
});

describe("two templates for the same people", () => {
  const forRole = (index: number, frequency: string | null = null) => ({
    frequency,
    mappings: [{ job_role_id: roles[index], org_unit_id: unitId }],
  });

  it("at the same time and frequency are refused, naming the other", async () => {
    const first = await make(forRole(0, "monthly"));
    await activate(first.id, 1);
    const second = await make(forRole(0));
    await expect(activate(second.id, 1)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(`${first.name} is for Role 0 in Company at the same time`),
    });
    const quarterly = await make(forRole(0, "quarterly"));
    expect(await activate(quarterly.id, 1)).toMatchObject({ status: "active" });
    await expect(
      updateTemplate(admin, { templateId: quarterly.id, change: { frequency: "monthly" } }),
    ).rejects.toMatchObject({ code: "conflict" });
    await updateTemplate(admin, { templateId: first.id, change: { is_active: false } });
    await updateTemplate(admin, { templateId: quarterly.id, change: { is_active: false } });
    expect(await activate(second.id, 1)).toMatchObject({ status: "active" });
    await expect(
      updateTemplate(admin, { templateId: first.id, change: { is_active: true } }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("may be for a role, and for that role in one unit", async () => {
    const wide = await make({ mappings: [{ job_role_id: roles[1] }] });
    const narrow = await make(forRole(1));
    await activate(wide.id, 1);
    expect(await activate(narrow.id, 1)).toMatchObject({ status: "active" });
  });
});

describe("a template", () => {
  it("refuses a mapping to what does not exist, and one listed twice", async () => {
    const template = await make();
    const change = {
      mappings: [
        { job_role_id: 999_999, org_unit_id: null },
        { job_role_id: null, org_unit_id: 999_999 },
      ],
    };
    await expect(updateTemplate(admin, { templateId: template.id, change })).rejects.toMatchObject(
      refusedAt("mappings.0.job_role_id", "mappings.1.org_unit_id"),
    );
    const everyone = { job_role_id: null, org_unit_id: null };
    await expect(
      updateTemplate(admin, { templateId: template.id, change: { mappings: [everyone, everyone] } }),
    ).rejects.toMatchObject(refusedAt("mappings.1"));
  });

  it("is deleted while it never scored anyone, and kept afterwards", async () => {
    const unused = await make();
    await deleteTemplate(admin, unused.id);
    await expect(requireTemplate(database.db, unused.id)).rejects.toMatchObject({ code: "not_found" });
    const used = await make(forEveryone());
    await activate(used.id, 1);
    await expect(deleteTemplate(admin, used.id)).rejects.toMatchObject({ code: "conflict" });
  });

  const forEveryone = () => ({ mappings: [{}], frequency: "yearly" });
});
