import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountSection } from "@/components/access/account-section";
import { PersonGoals } from "@/components/assignments/person-goals";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { WithAside } from "@/components/layout/with-aside";
import { LinkButton } from "@/components/ui/button";
import { requirePage } from "@/lib/access/current-viewer";
import { shownDay } from "@/lib/dashboards/dates";
import { directoryFor } from "@/lib/people/directory";
import { idField } from "@/lib/people/fields";
import { personParams } from "@/lib/people/profile/params";
import { getPerson } from "@/lib/people/profile/queries";
import { organisationToday } from "@/lib/people/today";
import { AliasSection } from "./_components/alias-section";
import { ChangeSheet } from "./_components/change-sheet";
import { FactsSection } from "./_components/facts-section";
import { PositionSection } from "./_components/position-section";
import { ReportingSection } from "./_components/reporting-section";

export const metadata: Metadata = { title: "Person" };

export default async function PersonPage({ params, searchParams }: PageProps<"/admin/people/[employeeId]">) {
  const { ctx, scope } = await requirePage("/admin/people/[employeeId]");
  const employeeId = idField.safeParse((await params).employeeId);
  if (!employeeId.success) notFound();
  const asked = await searchParams;
  const { change } = personParams.parse(asked);
  const onDay = await organisationToday(ctx.db, ctx.now);
  const directory = directoryFor(ctx.actor, scope);
  const person = await getPerson(ctx.db, directory, { employeeId: employeeId.data, onDay });
  if (!person) notFound();
  const path = `/admin/people/${person.employeeId}`;
  const goalsOf = { id: person.employeeId, name: person.name };
  const position = person.positions.find((held) => held.inForce);
  const line = person.reportingLines.find((held) => held.inForce && held.kind === "direct");
  return (
    <Page crumbs={[{ label: "People", href: "/admin/people" }, { label: person.name }]}>
      <PageHead
        title={person.name}
        sub={[
          person.employeeNumber,
          position?.jobRole,
          position?.unit,
          line && `Reports to ${line.manager}`,
          person.leftOn && `Last day ${shownDay(person.leftOn)}`,
        ]}
        actions={
          <>
            <LinkButton href={`${path}?change=leave`}>
              {person.leftOn ? "Change last day" : "Record leaving"}
            </LinkButton>
            <LinkButton href={`${path}?change=facts`} icon="pen">
              Edit facts
            </LinkButton>
          </>
        }
      />
      <WithAside
        label="Facts and account"
        aside={
          <>
            <FactsSection person={person} />
            <AccountSection ctx={ctx} person={{ id: person.employeeId, email: person.email }} />
          </>
        }
      >
        <PositionSection person={person} path={path} />
        <ReportingSection person={person} path={path} />
        <PersonGoals ctx={ctx} person={goalsOf} search={asked} path={path} />
        <AliasSection person={person} />
      </WithAside>
      {change && <ChangeSheet db={ctx.db} person={person} change={change} path={path} today={onDay} />}
    </Page>
  );
}
