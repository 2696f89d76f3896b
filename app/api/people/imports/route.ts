import { z } from "zod";
import { readBody } from "@/lib/api/read-body";
import { route } from "@/lib/api/route";
import { maxPeopleFileBytes, peopleImportQuery } from "@/lib/people/import/input";
import { importPeople } from "@/lib/people/import/mutations";

const shownRejections = 100;

export const POST = route({
  path: "/api/people/imports",
  method: "POST",
  summary:
    "Import people from a CSV body, at once; `map.<field>=<heading>` names the headings of a foreign file, as in `map.name=sales_agent`",
  query: peopleImportQuery,
  rawBody: "text/csv",
  status: 201,
  response: z.object({
    id: z.number().int(),
    status: z.literal("done"),
    rows_read: z.number().int(),
    accepted: z.number().int(),
    replaced: z.number().int(),
    unchanged: z.number().int(),
    rejected: z.number().int(),
    people_created: z.number().int(),
    notes: z.array(z.string()),
    rejected_rows: z
      .array(z.object({ line: z.number().int(), reason: z.string() }))
      .describe(`The first ${shownRejections}; all are at /api/imports/{id}/rejected.csv`),
  }),
  handle: async ({ ctx, query, request }) => {
    const bytes = await readBody(request, maxPeopleFileBytes);
    const result = await importPeople(ctx, { bytes, options: query });
    return {
      id: result.importId,
      status: "done",
      rows_read: result.rowsRead,
      accepted: result.accepted,
      replaced: result.replaced,
      unchanged: result.unchanged,
      rejected: result.rejected,
      people_created: result.missingManagersCreated,
      notes: result.notes,
      rejected_rows: result.rejectedRows
        .slice(0, shownRejections)
        .map(({ line, reason }) => ({ line, reason })),
    };
  },
});
