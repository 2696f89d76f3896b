import { z } from "zod";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { listAuditEntries } from "@/lib/audit/queries";
import { auditEntryWire, toAuditEntryWire } from "@/lib/audit/wire";
import { dayText, idNumber } from "@/lib/zod-fields";

const words = z.string().trim().max(100).optional();
const day = dayText("Enter a date like 2026-10-01").optional();

export const GET = route({
  path: "/api/audit",
  method: "GET",
  summary: "The audit log, newest first",
  query: pageQuery(["id"], "-id").extend({
    search: words.describe("Part of who, what, about whom, or why"),
    action: words.describe("kpi.created, or kpi for all of them"),
    actor_id: idNumber.optional().describe("Account"),
    employee_id: idNumber.optional().describe("About whom"),
    entity_type: words,
    entity_id: words,
    from: day,
    to: day.describe("Inclusive"),
  }),
  response: pageOf(auditEntryWire),
  handle: async ({ query, ctx }) => {
    const { page, page_size, sort, actor_id: actorId, employee_id: employeeId, ...rest } = query;
    const { entity_type: entityType, entity_id: entityId, ...filter } = rest;
    const asked = {
      ...filter,
      actorId,
      employeeId,
      entityType,
      entityId,
      page,
      pageSize: page_size,
      oldestFirst: sort === "id",
    };
    const { entries, total } = await listAuditEntries(ctx.db, asked);
    return { items: entries.map(toAuditEntryWire), page, page_size, total };
  },
});
