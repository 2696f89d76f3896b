import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { noteView } from "@/lib/audit/views";
import { contentDisposition } from "@/lib/reviews/appeals/attachments/file-name";
import { requireAttachment } from "@/lib/reviews/appeals/queries";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/appeals/[id]/attachments/[attachmentId]",
  method: "GET",
  summary: "A file that goes with a disputed figure, as a download",
  params: idParam.extend({ attachmentId: idNumber }),
  rawResponse: "application/octet-stream",
  handle: async ({ params, ctx, scope }) => {
    const asked = { id: params.attachmentId, appealId: params.id };
    const file = await requireAttachment(ctx.db, scope, asked);
    await noteView(ctx, file.employeeId);
    return new Response(new Uint8Array(file.content), {
      headers: {
        "content-type": file.mediaType === "text/plain" ? "text/plain; charset=utf-8" : file.mediaType,
        "content-disposition": contentDisposition(file.name),
        "content-length": String(file.byteSize),
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  },
});
