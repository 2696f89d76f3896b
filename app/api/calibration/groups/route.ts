import { z } from "zod";
import { route } from "@/lib/api/route";
import { importGroups } from "@/lib/people/groups/import-groups";
import { groupKindInput, groupsFileInput } from "@/lib/people/groups/input";
import { removeGroupKind } from "@/lib/people/groups/mutations";
import { listGroupKinds } from "@/lib/people/groups/queries";

const count = z.number().int();
const groups = z.array(z.object({ value: z.string(), people: count }));

export const GET = route({
  path: "/api/calibration/groups",
  method: "GET",
  summary: "The kinds of groups that are entered, with people by group",
  response: z.object({ kinds: z.array(z.object({ kind: z.string(), groups })) }),
  handle: async ({ ctx, scope }) => ({ kinds: await listGroupKinds(ctx.db, scope) }),
});

export const POST = route({
  path: "/api/calibration/groups",
  method: "POST",
  summary: "Enter a CSV of people's groups, a column for each kind: all of it, or nothing",
  body: groupsFileInput,
  response: z.object({ entered: count, removed: count, unchanged: count }),
  handle: ({ ctx, body }) => importGroups(ctx, body),
});

export const DELETE = route({
  path: "/api/calibration/groups",
  method: "DELETE",
  summary: "Delete a kind of group with everything entered for it",
  query: groupKindInput,
  response: z.object({ removed: count }),
  handle: ({ ctx, query }) => removeGroupKind(ctx, query.kind),
});
