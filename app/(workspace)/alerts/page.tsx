import type { Metadata } from "next";
import { z } from "zod";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { LinkButton } from "@/components/ui/button";
import { Pager } from "@/components/ui/pager";
import { SegmentLinks } from "@/components/ui/segment";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { allows, PAGES } from "@/lib/access/matrix";
import { ALERT_STATES, countAlerts, listAlerts } from "@/lib/alerts/incidents/queries";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";
import { AlertTable } from "./_components/alert-table";
import { PersonSearch } from "./_components/person-search";
import { STATE_WORDS } from "./_components/state-words";

export const metadata: Metadata = { title: "Alerts" };

const PAGE_SIZE = 25;
const params = z.object({
  state: z.enum(ALERT_STATES).catch("open"),
  q: z.string().trim().max(100).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export default async function AlertsPage({ searchParams }: PageProps<"/alerts">) {
  const { viewer, scope, ctx } = await requirePage("/alerts");
  const { state, q: search, page } = params.parse(await searchParams);
  const [{ alerts, total }, counts, timeZone] = await Promise.all([
    listAlerts(ctx.db, scope, { state, search, page, pageSize: PAGE_SIZE }),
    countAlerts(ctx.db, scope),
    organisationTimeZone(ctx.db),
  ]);
  const kept = { state: state === "open" ? undefined : state, q: search || undefined };
  const to = (changes: Record<string, string | number | null>) => withParams("/alerts", kept, changes);
  return (
    <Page crumbs={[{ label: "Alerts" }]}>
      <PageHead
        title="Alerts"
        sub={[scope.seesEveryone ? "About everyone" : "About the people you lead"]}
        actions={
          allows(PAGES["/admin/alerts"], viewer.roles) && (
            <LinkButton icon="rule" href="/admin/alerts">
              Rules
            </LinkButton>
          )
        }
      />
      <div className="filters">
        <PersonSearch search={search} state={kept.state} />
        <SegmentLinks
          label="State"
          items={ALERT_STATES.map((each) => ({
            label: STATE_WORDS[each],
            href: to({ state: each === "open" ? null : each, page: null }),
            count: counts[each],
            current: each === state,
          }))}
        />
      </div>
      <AlertTable alerts={alerts} state={state} timeZone={timeZone} filtered={search !== ""} />
      {total > PAGE_SIZE && (
        <Pager
          {...{ page, total, pageSize: PAGE_SIZE }}
          label="Pages of alerts"
          href={(at) => to({ page: at })}
        />
      )}
    </Page>
  );
}
