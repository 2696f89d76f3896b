import { z } from "zod";
import { createTokenInput } from "@/lib/access/tokens/input";
import { createToken } from "@/lib/access/tokens/mutations";
import { listTokens } from "@/lib/access/tokens/queries";
import { route } from "@/lib/api/route";

const token = z.object({
  id: z.number().int(),
  name: z.string(),
  prefix: z.string(),
  created_at: z.iso.datetime(),
  last_used_at: z.iso.datetime().nullable(),
});

export const GET = route({
  path: "/api/me/tokens",
  method: "GET",
  summary: "The caller's API tokens that still work, newest first",
  response: z.object({ items: z.array(token) }),
  handle: async ({ ctx, viewer }) => ({
    items: (await listTokens(ctx.db, viewer.accountId)).map((held) => ({
      id: held.id,
      name: held.name,
      prefix: held.prefix,
      created_at: held.createdAt,
      last_used_at: held.lastUsedAt,
    })),
  }),
});

export const POST = route({
  path: "/api/me/tokens",
  method: "POST",
  summary: "Make an API token; its text is in this answer only",
  body: createTokenInput,
  status: 201,
  response: z.object({ id: z.number().int(), prefix: z.string(), token: z.string() }),
  handle: ({ ctx, viewer, body }) => createToken(ctx, { accountId: viewer.accountId, name: body.name }),
});
