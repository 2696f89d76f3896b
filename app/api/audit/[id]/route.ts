import { z } from "zod";
import { route } from "@/lib/api/route";
import { requireAuditEntry } from "@/lib/audit/queries";
import { auditEntryWire, toAuditEntryWire } from "@/lib/audit/wire";

export const GET = route({
  path: "/api/audit/[id]",
  method: "GET",
  summary: "An entry of the audit log",
  params: z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  response: auditEntryWire,
  handle: async ({ params, ctx }) => toAuditEntryWire(await requireAuditEntry(ctx.db, params.id)),
});
