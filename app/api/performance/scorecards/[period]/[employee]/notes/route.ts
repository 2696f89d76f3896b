import { z } from "zod";
import { route } from "@/lib/api/route";
import { noteView } from "@/lib/audit/views";
import { noteInput } from "@/lib/reviews/input";
import { addNote } from "@/lib/reviews/notes";
import { scorecardParams } from "@/lib/reviews/params";
import { listNotes } from "@/lib/reviews/queries";
import { noteWire, toNoteWire } from "@/lib/reviews/wire";
import { requirePeriod } from "@/lib/scoring/periods/queries";

export const GET = route({
  path: "/api/performance/scorecards/[period]/[employee]/notes",
  method: "GET",
  summary: "Notes on a scorecard: for yourself those meant for you, for reviewers all of them",
  params: scorecardParams,
  response: z.object({ items: z.array(noteWire) }),
  handle: async ({ params, ctx, scope }) => {
    const { id: periodId } = await requirePeriod(ctx.db, params.period);
    const key = { periodId, employeeId: params.employee };
    const items = (await listNotes(ctx.db, scope, key)).map(toNoteWire);
    await noteView(ctx, params.employee);
    return { items };
  },
});

export const POST = route({
  path: "/api/performance/scorecards/[period]/[employee]/notes",
  method: "POST",
  summary: "Add a note to a scorecard, for the person or among reviewers",
  params: scorecardParams,
  body: noteInput,
  response: z.object({ id: z.number().int() }),
  status: 201,
  handle: async ({ params, body, ctx }) => ({
    id: await addNote(ctx, { periodId: params.period, employeeId: params.employee }, body),
  }),
});
