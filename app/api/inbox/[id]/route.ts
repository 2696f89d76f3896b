import { z } from "zod";
import { route } from "@/lib/api/route";
import { readInput } from "@/lib/notifications/inbox/input";
import { markRead } from "@/lib/notifications/inbox/mutations";

export const PATCH = route({
  path: "/api/inbox/[id]",
  method: "PATCH",
  summary: "Mark one of the caller's notifications read or unread",
  params: z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  body: readInput,
  status: 204,
  handle: ({ ctx, params, body }) => markRead(ctx, { id: params.id, read: body.read }),
});
