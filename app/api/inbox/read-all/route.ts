import { z } from "zod";
import { route } from "@/lib/api/route";
import { markAllRead } from "@/lib/notifications/inbox/mutations";

export const POST = route({
  path: "/api/inbox/read-all",
  method: "POST",
  summary: "Mark all of the caller's notifications read",
  response: z.object({ marked: z.number().int() }),
  handle: async ({ ctx }) => ({ marked: await markAllRead(ctx) }),
});
