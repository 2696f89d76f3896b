import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { LinkButton } from "@/components/ui/button";
import { Feed } from "@/components/ui/feed";
import { Section } from "@/components/ui/section-head";
import { Tag } from "@/components/ui/tag";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { orNotFound } from "@/lib/access/or-not-found";
import { listAlertEvents, requireAlert, stateOf } from "@/lib/alerts/incidents/queries";
import { shownInstant } from "@/lib/dashboards/dates";
import { idInPath } from "@/lib/dashboards/params";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";
import { AcknowledgeForm } from "../_components/acknowledge-form";
import { AlertFacts } from "../_components/alert-facts";
import { STATE_WORDS } from "../_components/state-words";

export const metadata: Metadata = { title: "Alert" };

const EVENT_WORDS = {
  opened: "Opened",
  escalated: "Passed on",
  acknowledged: "Acknowledged",
  resolved: "Ended",
} as const;

export default async function AlertPage({ params }: PageProps<"/alerts/[alertId]">) {
  const { scope, ctx } = await requirePage("/alerts/[alertId]");
  const id = idInPath((await params).alertId);
  if (id === null) notFound();
  const alert = await orNotFound(requireAlert(ctx.db, scope, id));
  const [events, timeZone] = await Promise.all([listAlertEvents(ctx.db, id), organisationTimeZone(ctx.db)]);
  const state = stateOf(alert);
  const scorecard = withParams(`/team/${alert.employeeId}`, {}, { period: alert.periodId });
  return (
    <Page crumbs={[{ label: "Alerts", href: "/alerts" }, { label: alert.employeeName }]}>
      <PageHead
        title={alert.employeeName}
        sub={[
          alert.ruleName,
          alert.periodName,
          <Tag key="state" tone={state === "open" ? "act" : undefined}>
            {STATE_WORDS[state]}
          </Tag>,
        ]}
        actions={
          <LinkButton icon="card" href={scorecard}>
            Scorecard
          </LinkButton>
        }
      />
      <AlertFacts alert={alert} timeZone={timeZone} />
      {state === "open" && (
        <Section
          id="see-to-it"
          title="Acknowledge this alert"
          note="Once acknowledged, it is not passed on any further"
        >
          <AcknowledgeForm id={alert.id} />
        </Section>
      )}
      <Section id="history" title="What happened">
        <Feed
          items={events.map((event) => ({
            key: String(event.id),
            text: [EVENT_WORDS[event.kind], event.text].filter(Boolean).join(": "),
            effect: event.actorLabel,
            when: shownInstant(event.at, timeZone),
            dateTime: event.at.toISOString(),
          }))}
        />
      </Section>
    </Page>
  );
}
