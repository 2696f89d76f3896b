import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { SegmentLinks } from "@/components/ui/segment";
import { requirePage } from "@/lib/access/current-viewer";
import { getOrganisation } from "@/lib/people/organisation/queries";
import { dayIn } from "@/lib/people/today";
import { type UnitView, unitParams, unitsPath } from "@/lib/people/units/params";
import { CalendarsView } from "./_components/calendars-view";
import { OrganisationView } from "./_components/organisation-view";
import { RolesView } from "./_components/roles-view";
import { SchedulesView } from "./_components/schedules-view";
import { UnitsView } from "./_components/units-view";

export const metadata: Metadata = { title: "Units and calendars" };

const VIEWS: { view: UnitView; label: string }[] = [
  { view: "units", label: "Units" },
  { view: "roles", label: "Job roles" },
  { view: "schedules", label: "Schedules" },
  { view: "calendars", label: "Calendars" },
  { view: "organisation", label: "Organisation" },
];

export default async function UnitsPage({ searchParams }: PageProps<"/admin/people/units">) {
  const { ctx } = await requirePage("/admin/people/units");
  const { view, edit, below } = unitParams.parse(await searchParams);
  const organisation = await getOrganisation(ctx.db);
  const onDay = dayIn(organisation.timeZone, ctx.now);
  return (
    <Page crumbs={[{ label: "People", href: "/admin/people" }, { label: "Units and calendars" }]}>
      <PageHead
        title="Units and calendars"
        sub={[organisation.name, `Days begin in ${organisation.timeZone}`]}
      />
      <div className="filters">
        <SegmentLinks
          label="What to see"
          items={VIEWS.map((item) => ({
            label: item.label,
            href: unitsPath(item.view),
            current: item.view === view,
          }))}
        />
      </div>
      {view === "units" && <UnitsView db={ctx.db} onDay={onDay} edit={edit} below={below} />}
      {view === "roles" && <RolesView db={ctx.db} onDay={onDay} edit={edit} />}
      {view === "schedules" && <SchedulesView db={ctx.db} edit={edit} />}
      {view === "calendars" && <CalendarsView db={ctx.db} edit={edit} />}
      {view === "organisation" && <OrganisationView ctx={ctx} />}
    </Page>
  );
}
