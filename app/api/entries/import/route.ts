import { z } from "zod";
import { route } from "@/lib/api/route";
import { importEntries } from "@/lib/scoring/manual/import-entries";
import { entriesFileInput } from "@/lib/scoring/manual/input";

export const POST = route({
  path: "/api/entries/import",
  method: "POST",
  summary: "Enter a CSV of values for one manual KPI and period: all of them, or none",
  body: entriesFileInput,
  response: z.object({ entered: z.number().int() }),
  handle: ({ ctx, body }) => importEntries(ctx, body),
});
