import { z } from "zod";
import { ROLES } from "@/db/enums";
import { savePersonAccountInput } from "@/lib/access/accounts/input";
import { savePersonAccount } from "@/lib/access/accounts/person-account";
import { type Account, getAccountOfEmployee } from "@/lib/access/accounts/queries";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { notFound } from "@/lib/errors";

const response = z.object({
  id: z.number().int(),
  employee_id: z.number().int(),
  email: z.string(),
  roles: z.array(z.enum(ROLES)),
  enabled: z.boolean(),
  has_password: z.boolean(),
  last_signed_in_at: z.iso.datetime().nullable(),
});

export const GET = route({
  path: "/api/people/[id]/account",
  method: "GET",
  summary: "The account of a person",
  params: idParam,
  response,
  handle: async ({ ctx, params }) => {
    const account = await getAccountOfEmployee(ctx.db, params.id);
    if (!account) throw notFound("An account of this person");
    return present(account);
  },
});

export const PUT = route({
  path: "/api/people/[id]/account",
  method: "PUT",
  summary: "Give a person an account, or set its e-mail, roles, password and whether it may sign in",
  params: idParam,
  body: savePersonAccountInput,
  response,
  handle: async ({ ctx, params, body }) => present(await savePersonAccount(ctx, params.id, body)),
});

const present = (account: Account) => ({
  id: account.id,
  employee_id: account.employeeId,
  email: account.email,
  roles: account.roles,
  enabled: account.disabledAt === null,
  has_password: account.hasPassword,
  last_signed_in_at: account.lastSignedInAt,
});
