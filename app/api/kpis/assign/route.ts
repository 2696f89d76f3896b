import { route } from "@/lib/api/route";
import { assignToMany, previewBulk } from "@/lib/kpis/assignments/bulk";
import { bulkAssignInput } from "@/lib/kpis/assignments/input";
import { bulkWire, toBulkWire } from "@/lib/kpis/assignments/wire";

export const POST = route({
  path: "/api/kpis/assign",
  method: "POST",
  summary:
    "Assign a KPI to everyone in a unit, in a job role or chosen; with preview only say who would get what",
  body: bulkAssignInput,
  response: bulkWire,
  handle: async ({ body, ctx }) =>
    toBulkWire(body.preview ? await previewBulk(ctx, body) : await assignToMany(ctx, body)),
});
