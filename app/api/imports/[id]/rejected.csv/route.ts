import { idParam } from "@/lib/api/paging";
import { csvDownload } from "@/lib/api/request-body";
import { route } from "@/lib/api/route";
import { recordAudit } from "@/lib/audit/record";
import { writeCsv } from "@/lib/csv/write-csv";
import { requireImport, streamRejectedRows } from "@/lib/sources/import/queries";

export const GET = route({
  path: "/api/imports/[id]/rejected.csv",
  method: "GET",
  summary: "The rejected rows of an import as CSV: line, reason, and the row as it was in the file",
  params: idParam,
  rawResponse: "text/csv",
  handle: async ({ ctx, params }) => {
    await requireImport(ctx.db, params.id);
    const entry = { action: "import.exported", entityType: "import", entityId: params.id };
    await recordAudit(ctx, { ...entry, after: { what: "rejected rows" } });
    const rows = async function* () {
      yield ["line", "reason", "row"];
      for await (const { line, reason, raw } of streamRejectedRows(ctx.db, params.id))
        yield [line, reason, raw];
    };
    return csvDownload(writeCsv(rows(), { bom: true }), `import-${params.id}-rejected.csv`);
  },
});
