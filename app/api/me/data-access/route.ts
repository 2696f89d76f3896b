import { z } from "zod";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { ACCESS_KINDS, listDataAccess } from "@/lib/audit/queries";
import { dataAccessWire, toDataAccessWire } from "@/lib/audit/wire";

export const GET = route({
  path: "/api/me/data-access",
  method: "GET",
  summary: "Who has seen or changed what is kept about the caller, newest first",
  query: pageQuery(["id"])
    .omit({ sort: true })
    .extend({ kind: z.enum(ACCESS_KINDS).default("all") }),
  response: pageOf(dataAccessWire),
  handle: async ({ query: { page, page_size, kind }, ctx, viewer: { employeeId } }) => {
    if (employeeId === null) return { items: [], page, page_size, total: 0 };
    const { entries, total } = await listDataAccess(ctx.db, { employeeId, kind, page, pageSize: page_size });
    return { items: entries.map(toDataAccessWire), page, page_size, total };
  },
});
