import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { choices, unitChoices } from "@/components/people/choices";
import { LinkButton } from "@/components/ui/button";
import { Pager } from "@/components/ui/pager";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { directoryFor } from "@/lib/people/directory";
import { listJobRoles } from "@/lib/people/job-roles/queries";
import { peopleAddress, peopleParams } from "@/lib/people/list/params";
import { listPeople } from "@/lib/people/list/queries";
import { getOrganisation } from "@/lib/people/organisation/queries";
import { dayIn } from "@/lib/people/today";
import { listUnits } from "@/lib/people/units/queries";
import { ManagerFilter } from "./_components/manager-filter";
import { PeopleFilters } from "./_components/people-filters";
import { PeopleTable } from "./_components/people-table";

export const metadata: Metadata = { title: "People" };

const pageSize = 50;

export default async function PeoplePage({ searchParams }: PageProps<"/admin/people">) {
  const { ctx, scope } = await requirePage("/admin/people");
  const params = peopleParams.parse(await searchParams);
  const organisation = await getOrganisation(ctx.db);
  const onDay = dayIn(organisation.timeZone, ctx.now);
  const [units, jobRoles, { people, total }] = await Promise.all([
    listUnits(ctx.db),
    listJobRoles(ctx.db),
    listPeople(ctx.db, directoryFor(ctx.actor, scope), {
      filter: {
        search: params.q,
        unitId: params.unit,
        jobRoleId: params.role,
        managerId: params.manager,
        status: params.status,
      },
      page: { page: params.page, pageSize, sort: params.sort },
      onDay,
    }),
  ]);
  const address = peopleAddress(params);
  return (
    <Page crumbs={[{ label: "People" }]}>
      <PageHead
        title="People"
        sub={[organisation.name, `Units, roles and managers as of today`]}
        actions={
          <>
            <LinkButton href="/admin/people/units">Units and calendars</LinkButton>
            <LinkButton href="/admin/people/import" icon="upload">
              Import
            </LinkButton>
            <LinkButton href="/admin/people/new" variant="main" icon="plus">
              Add a person
            </LinkButton>
          </>
        }
      />
      <PeopleFilters address={address} units={unitChoices(units)} jobRoles={choices(jobRoles)} />
      {params.manager && <ManagerFilter db={ctx.db} managerId={params.manager} address={address} />}
      <PeopleTable people={people} params={params} />
      {total > 0 && (
        <Pager
          page={params.page}
          pageSize={pageSize}
          total={total}
          href={(page) => withParams("/admin/people", address, { page: page > 1 ? page : null })}
          label="Pages of people"
        />
      )}
    </Page>
  );
}
