import { describe, expect, it } from "vitest";
import { templateDesk } from "../testing/template-desk";
import { deleteTemplate, updateTemplate } from "./mutations";
import { requireTemplate } from "./queries";

const { database, desk, make, activate, refusedAt } = templateDesk();

describe("a template", () => {
  it("refuses a mapping to what does not exist, and one listed twice", async () => {
    const template = await make();
    const change = {
      mappings: [
        { job_role_id: 999_999, org_unit_id: null },
        { job_role_id: null, org_unit_id: 999_999 },
      ],
    };
    await expect(updateTemplate(desk.admin, { templateId: template.id, change })).rejects.toMatchObject(
      refusedAt("mappings.0.job_role_id", "mappings.1.org_unit_id"),
    );
    const everyone = { job_role_id: null, org_unit_id: null };
    await expect(
      updateTemplate(desk.admin, { templateId: template.id, change: { mappings: [everyone, everyone] } }),
    ).rejects.toMatchObject(refusedAt("mappings.1"));
  });

  it("is deleted while it never scored anyone, and kept afterwards", async () => {
    const unused = await make();
    await deleteTemplate(desk.admin, unused.id);
    await expect(requireTemplate(database.db, unused.id)).rejects.toMatchObject({ code: "not_found" });
    const used = await make(forEveryone());
    await activate(used.id, 1);
    await expect(deleteTemplate(desk.admin, used.id)).rejects.toMatchObject({ code: "conflict" });
  });

  const forEveryone = () => ({ mappings: [{}], frequency: "yearly" });
});
