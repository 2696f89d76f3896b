import { z } from "zod";
import { ROLES } from "@/db/enums";
import { route } from "@/lib/api/route";

export const GET = route({
  path: "/api/me",
  method: "GET",
  summary: "Who is calling: account, person and roles",
  response: z.object({
    account_id: z.number().int(),
    employee_id: z.number().int().nullable(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.enum(ROLES)),
  }),
  handle: async ({ viewer }) => ({
    account_id: viewer.accountId,
    employee_id: viewer.employeeId,
    name: viewer.name,
    email: viewer.email,
    roles: viewer.roles,
  }),
});
