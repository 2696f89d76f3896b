import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { inboxFilter } from "@/lib/notifications/inbox/input";
import { listInbox } from "@/lib/notifications/inbox/queries";
import { inboxItemWire, toInboxItemWire } from "@/lib/notifications/inbox/wire";

export const GET = route({
  path: "/api/inbox",
  method: "GET",
  summary: "The caller's notifications, newest first",
  query: pageQuery(["id"], "-id").extend(inboxFilter.shape),
  response: pageOf(inboxItemWire),
  handle: async ({ query: { page, page_size, sort, ...filter }, ctx, viewer: { accountId } }) => {
    const { items, total } = await listInbox(ctx.db, {
      ...{ accountId, ...filter, page, pageSize: page_size },
      oldestFirst: sort === "id",
    });
    return { items: items.map(toInboxItemWire), page, page_size, total };
  },
});
