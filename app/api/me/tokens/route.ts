import { z } from "zod";
import { createTokenInput } from "@/lib/access/tokens/input";
import { createToken } from "@/lib/access/tokens/mutations";
import { type ApiToken, listTokens } from "@/lib/access/tokens/queries";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";

const token = z.object({
  id: z.number().int(),
  name: z.string(),
  prefix: z.string(),
  created_at: z.iso.datetime(),
  last_used_at: z.iso.datetime().nullable(),
});

const COMPARED = {
  created_at: ({ createdAt }: ApiToken) => createdAt.toISOString(),
  name: ({ name }: ApiToken) => name,
};

export const GET = route({
  path: "/api/me/tokens",
  method: "GET",
  summary: "The caller's API tokens that still work, newest first",
  query: pageQuery(["created_at", "name"], "-created_at"),
  response: pageOf(token),
  handle: async ({ ctx, viewer, query }) => {
    const { items, ...page } = pageOfAll(await listTokens(ctx.db, viewer.accountId), {
      ...query,
      by: COMPARED,
    });
    return { items: items.map(toWire), ...page };
  },
});

const toWire = ({ id, name, prefix, createdAt, lastUsedAt }: ApiToken) => ({
  ...{ id, name, prefix },
  ...{ created_at: createdAt, last_used_at: lastUsedAt },
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
