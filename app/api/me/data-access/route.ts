import { z } from "zod";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { ACCESS_KINDS, listDataAccess } from "@/lib/audit/queries";
import { dataAccessWire, toDataAccessWire } from "@/lib/audit/wire";

export const GET = route({
  path: "/api/me/data-access",
  method: "GET",
  summary: "Who has seen or changed what is kept about the caller, newest first",
  query: pageQuery(["id"], "-id").extend({ kind: z.enum(ACCESS_KINDS).default("all") }),
  response: pageOf(dataAccessWire),
  handle: async ({ query: { page, page_size, sort, kind }, ctx, viewer: { employeeId } }) => {
    if (employeeId === null) return { items: [], page, page_size, total: 0 };
    const { entries, total } = await listDataAccess(ctx.db, {
      ...{ employeeId, kind, page, pageSize: page_size },
      oldestFirst: sort === "id",
    });
    return { items: entries.map(toDataAccessWire), page, page_size, total };
  },
});
