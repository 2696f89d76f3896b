import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { scorecardTemplateItems } from "@/db/schema/kpis";
import { setKpiActive } from "../definitions/mutations";
import { templateDesk } from "../testing/template-desk";
import { createDraft, discardDraft } from "./drafts";
import { updateTemplate } from "./mutations";
import { requireTemplate, requireVersion } from "./queries";

const { database, desk, content, make, save, activate, refusedAt } = templateDesk();

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
    await expect(discardDraft(desk.admin, { templateId: template.id, version: 1 })).rejects.toMatchObject({
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
    expect(await createDraft(desk.admin, template.id)).toMatchObject({
      version: 2,
      status: "draft",
      ...content(),
    });
    await expect(createDraft(desk.admin, template.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(activate(template.id, 2)).rejects.toMatchObject(refusedAt("effective_from"));
    await activate(template.id, 2, "2026-12-01");
    const { versions } = await requireTemplate(database.db, template.id);
    expect(
      versions.map(({ version, effective_from, effective_to }) => [version, effective_from, effective_to]),
    ).toEqual([
      [2, "2026-12-01", null],
      [1, null, "2026-12-01"],
    ]);
    await createDraft(desk.admin, template.id);
    await expect(activate(template.id, 3, "2026-12-01")).rejects.toMatchObject(refusedAt("effective_from"));
    await expect(activate(template.id, 2, "2027-01-01")).rejects.toMatchObject({ code: "conflict" });
  });

  it.each<[string, () => ReturnType<typeof content>, string[]]>([
    [
      "KRAs of 95 %",
      () =>
        content({
          kras: [
            { kra_id: desk.kras[0], weight: "55" },
            { kra_id: desk.kras[1], weight: "40" },
          ],
        }),
      ["kras"],
    ],
    [
      "KPIs of 99.9999 %",
      () =>
        content({
          items: [
            ...content().items.slice(1),
            { kpi_id: desk.kpis[0], kra_id: desk.kras[0], weight: "33.3332" },
          ],
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
    await setKpiActive(desk.admin, { kpiId: desk.kpis[2] ?? 0, isActive: false });
    await expect(activate(template.id, 1)).rejects.toMatchObject(refusedAt("mappings", "items.2.kpi_id"));
    await setKpiActive(desk.admin, { kpiId: desk.kpis[2] ?? 0, isActive: true });
  });
});

describe("two templates for the same people", () => {
  const forRole = (index: number, frequency: string | null = null) => ({
    frequency,
    mappings: [{ job_role_id: desk.roles[index], org_unit_id: desk.unitId }],
  });

  it("at the same time and frequency are refused, naming the other", async () => {
    const first = await make(forRole(12, "monthly"));
    await activate(first.id, 1);
    const second = await make(forRole(12));
    await expect(activate(second.id, 1)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(`${first.name} is for Role 12 in Company at the same time`),
    });
    const quarterly = await make(forRole(12, "quarterly"));
    expect(await activate(quarterly.id, 1)).toMatchObject({ status: "active" });
    await expect(
      updateTemplate(desk.admin, { templateId: quarterly.id, change: { frequency: "monthly" } }),
    ).rejects.toMatchObject({ code: "conflict" });
    await updateTemplate(desk.admin, { templateId: first.id, change: { is_active: false } });
    await updateTemplate(desk.admin, { templateId: quarterly.id, change: { is_active: false } });
    expect(await activate(second.id, 1)).toMatchObject({ status: "active" });
    await expect(
      updateTemplate(desk.admin, { templateId: first.id, change: { is_active: true } }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("may be for a role, and for that role in one unit", async () => {
    const wide = await make({ mappings: [{ job_role_id: desk.roles[13] }] });
    const narrow = await make(forRole(13));
    await activate(wide.id, 1);
    expect(await activate(narrow.id, 1)).toMatchObject({ status: "active" });
  });
});
