import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { later } from "../testing/actors";
import { templateDesk } from "../testing/template-desk";
import { contentOf, createDraft, discardDraft } from "./drafts";
import { deleteTemplate, updateTemplate } from "./mutations";
import { requireTemplate, requireVersion } from "./queries";

const { database, desk, content, make, save, activate, refusedAt } = templateDesk();

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
      kras: [{ kra_id: desk.kras[0], weight: "95" }],
      items: [],
      guardrails: [],
    });
    expect(saved.kras).toEqual([{ kra_id: desk.kras[0], weight: "95" }]);
  });

  it.each<[string, () => Record<string, unknown>, string]>([
    [
      "a weight over 100",
      () => ({ kras: [{ kra_id: desk.kras[0], weight: "101" }], items: [], guardrails: [] }),
      "kras.0.weight",
    ],
    [
      "a word for a weight",
      () => ({ kras: [{ kra_id: desk.kras[0], weight: "half" }], items: [], guardrails: [] }),
      "kras.0.weight",
    ],
    [
      "a KRA twice",
      () => ({ kras: [...content().kras, { kra_id: desk.kras[0], weight: "1" }] }),
      "kras.2.kra_id",
    ],
    [
      "a KPI twice",
      () => ({ items: [...content().items, { kpi_id: desk.kpis[0], kra_id: desk.kras[1], weight: "1" }] }),
      "items.3.kpi_id",
    ],
    [
      "a KPI that does not exist",
      () => ({ items: [{ kpi_id: 999_999, kra_id: desk.kras[0], weight: "1" }], guardrails: [] }),
      "items.0.kpi_id",
    ],
    [
      "a KRA that does not exist",
      () => ({ kras: [{ kra_id: 999_999, weight: "1" }], items: [], guardrails: [] }),
      "kras.0.kra_id",
    ],
    [
      "a KPI under a KRA that is not there",
      () => ({ items: [{ kpi_id: desk.kpis[0], kra_id: desk.kras[2], weight: "1" }], guardrails: [] }),
      "items.0.kra_id",
    ],
    [
      "a target that is not for the direction",
      () => ({
        items: [
          {
            kpi_id: desk.kpis[0],
            kra_id: desk.kras[0],
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
            kpi_id: desk.kpis[0],
            kra_id: desk.kras[0],
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
        items: [{ kpi_id: desk.kpis[0], kra_id: desk.kras[0], weight: "1", min_records: 1.5 }],
        guardrails: [],
      }),
      "items.0.min_records",
    ],
    [
      "a KPI that guards itself",
      () => ({
        guardrails: [
          { primary_kpi_id: desk.kpis[0], guardrail_kpi_id: desk.kpis[0], threshold: "1", cap_score: "1" },
        ],
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
    await save(template.id, { minimum_coverage: "50" }, { ctx: later(desk.hr, 5) });
    const late = save(template.id, { minimum_coverage: "40", edited_from: opened });
    await expect(late).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Ruth Halloran saved version 1 on 20 Nov 2026, 09:05 UTC"),
    });
  });

  it("saved twice alike is audited once, and discarded leaves the other versions", async () => {
    const template = await make();
    const first = await save(template.id, { minimum_coverage: "50" }, { ctx: later(desk.admin, 1) });
    const second = await save(template.id, { minimum_coverage: "50" }, { ctx: later(desk.admin, 2) });
    expect(second.updated_at).toBe(first.updated_at);
    await discardDraft(desk.admin, { templateId: template.id, version: 1 });
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
    await expect(save(template.id, { minimum_coverage: "50" }, { ctx: desk.manager })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(activate(template.id, 1, null, desk.manager)).rejects.toMatchObject({ code: "forbidden" });
    await expect(createDraft(desk.manager, template.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateTemplate(desk.manager, { templateId: template.id, change: {} })).rejects.toMatchObject(
      {
        code: "forbidden",
      },
    );
    await expect(deleteTemplate(desk.manager, template.id)).rejects.toMatchObject({ code: "forbidden" });
  });
});
