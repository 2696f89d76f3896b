import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { RunFacts } from "@/components/scoring/run-facts";
import { RunLive } from "@/components/scoring/run-live";
import { RunStatements } from "@/components/scoring/run-statements";
import { RunTag } from "@/components/scoring/run-tag";
import { peopleWords, TRIGGER_WORDS } from "@/components/scoring/words";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { requirePage } from "@/lib/access/current-viewer";
import { shownInstant } from "@/lib/dashboards/dates";
import { runParams } from "@/lib/scoring/page-params";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";
import { getRun, listRunStatements } from "@/lib/scoring/runs/queries";
import { toRunWire } from "@/lib/scoring/runs/wire";

export const metadata: Metadata = { title: "Run" };

interface Props {
  params: Promise<{ runId: string }>;
}

export default async function RunPage({ params }: Props) {
  const { ctx } = await requirePage("/admin/runs/[runId]");
  const { runId } = runParams.parse(await params);
  const run = await getRun(ctx.db, runId);
  if (!run) notFound();
  const [statements, timeZone] = await Promise.all([
    listRunStatements(ctx.db, runId),
    organisationTimeZone(ctx.db),
  ]);
  const period = `/admin/periods/${run.periodId}`;
  return (
    <Page
      crumbs={[
        { label: "Periods", href: "/admin/periods" },
        { label: run.periodName, href: period },
        { label: `Run ${run.id}` },
      ]}
    >
      <PageHead
        title={`Run ${run.id}`}
        sub={[
          <Link key="period" href={period}>
            {run.periodName}
          </Link>,
          run.employeeIds ? peopleWords(run.employeeIds.length) : "Everyone",
          `${TRIGGER_WORDS[run.trigger]}${run.requestedByName ? `, ${run.requestedByName}` : ""}`,
          shownInstant(run.createdAt, timeZone),
        ]}
        meta={<RunTag status={run.status} />}
        actions={<LinkButton href={period}>All runs of {run.periodName}</LinkButton>}
      />
      <RunLive key={run.status} initial={toRunWire(run)} />
      {run.error && <Notice tone="error">{run.error}</Notice>}
      {run.status === "done" && <RunFacts run={run} />}
      {statements.length > 0 && <RunStatements statements={statements} />}
    </Page>
  );
}
