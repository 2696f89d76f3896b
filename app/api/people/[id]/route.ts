import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { directoryFor } from "@/lib/people/directory";
import { updateEmployeeInput } from "@/lib/people/input";
import { personJson, toPersonJson } from "@/lib/people/json";
import { updateEmployee } from "@/lib/people/mutations";
import { requirePerson } from "@/lib/people/profile/queries";
import { organisationToday } from "@/lib/people/today";

export const GET = route({
  path: "/api/people/[id]",
  method: "GET",
  summary: "A person with aliases, positions and reporting lines over time",
  params: idParam,
  response: personJson,
  handle: async ({ ctx, scope, params }) => {
    const onDay = await organisationToday(ctx.db, ctx.now);
    const which = { employeeId: params.id, onDay };
    return toPersonJson(await requirePerson(ctx.db, directoryFor(ctx.actor, scope), which));
  },
});

export const PATCH = route({
  path: "/api/people/[id]",
  method: "PATCH",
  summary: "Change facts of a person, or let them leave by `left_on`; a field left out stays",
  params: idParam,
  body: updateEmployeeInput,
  response: personJson,
  handle: async ({ ctx, params, body }) => {
    await updateEmployee(ctx, { employeeId: params.id, change: body });
    const onDay = await organisationToday(ctx.db, ctx.now);
    return toPersonJson(await requirePerson(ctx.db, "everyone", { employeeId: params.id, onDay }));
  },
});
