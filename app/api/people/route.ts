import { z } from "zod";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { directoryFor } from "@/lib/people/directory";
import { createEmployeeInput } from "@/lib/people/input";
import { listedPersonJson, toListedPersonJson } from "@/lib/people/json";
import { listPeople } from "@/lib/people/list/queries";
import { createEmployee } from "@/lib/people/mutations";
import { organisationToday } from "@/lib/people/today";
import { dayText, idNumber } from "@/lib/zod-fields";

const filter = z.object({
  search: z.string().max(200).optional().describe("Part of a name, number, e-mail or alias"),
  unit_id: idNumber.optional().describe("A unit with everything below it"),
  job_role_id: idNumber.optional(),
  manager_id: idNumber.optional(),
  status: z.enum(["employed", "left", "all"]).default("employed"),
  on: dayText("Write the day as YYYY-MM-DD.")
    .optional()
    .describe("The day whose facts are listed; today when left out"),
});

export const GET = route({
  path: "/api/people",
  method: "GET",
  summary: "The directory of people: everyone for HR and admins, their reports for managers",
  query: pageQuery(["name", "employee_number", "hired_on", "unit", "job_role"]).extend(filter.shape),
  response: pageOf(listedPersonJson),
  handle: async ({ ctx, scope, query }) => {
    const onDay = query.on ?? (await organisationToday(ctx.db, ctx.now));
    const { search, unit_id: unitId, job_role_id: jobRoleId, manager_id: managerId, status } = query;
    const { people, total } = await listPeople(ctx.db, directoryFor(ctx.actor, scope), {
      filter: { search, unitId, jobRoleId, managerId, status },
      page: { page: query.page, pageSize: query.page_size, sort: query.sort },
      onDay,
    });
    return { items: people.map(toListedPersonJson), page: query.page, page_size: query.page_size, total };
  },
});

export const POST = route({
  path: "/api/people",
  method: "POST",
  summary: "Add a person",
  body: createEmployeeInput,
  status: 201,
  response: z.object({ id: z.number().int() }),
  handle: async ({ ctx, body }) => ({ id: (await createEmployee(ctx, body)).employeeId }),
});
