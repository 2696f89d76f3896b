import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { LinkButton } from "@/components/ui/button";
import { Section } from "@/components/ui/section-head";
import { Tag } from "@/components/ui/tag";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { orNotFound } from "@/lib/access/or-not-found";
import { noteSeen } from "@/lib/dashboards/loaders";
import { idInPath } from "@/lib/dashboards/params";
import { getAppealScreen } from "@/lib/dashboards/reviews/appeal-screen";
import { isOpen } from "@/lib/reviews/appeals/moves";
import { STATE_WORDS } from "@/lib/reviews/appeals/words";
import { Answering } from "./_components/answering";
import { AppealFacts } from "./_components/appeal-facts";
import { AppealHistory } from "./_components/appeal-history";
import { OwnActs } from "./_components/own-acts";

export const metadata: Metadata = { title: "Appeal" };

export default async function AppealPage({ params }: PageProps<"/appeals/[appealId]">) {
  const { scope, ctx } = await requirePage("/appeals/[appealId]");
  const id = idInPath((await params).appealId);
  if (id === null) notFound();
  const screen = await orNotFound(getAppealScreen(ctx, scope, id));
  const { appeal, isOwn } = screen;
  await noteSeen(ctx, appeal.employeeId);
  const base = isOwn ? "/me" : `/team/${appeal.employeeId}`;
  const receipt = withParams(`${base}/kpis/${appeal.kpiId}`, {}, { period: appeal.periodId });
  return (
    <Page crumbs={[{ label: "Appeals", href: "/appeals" }, { label: appeal.kpiName }]}>
      <PageHead
        title={appeal.kpiName}
        sub={[
          appeal.employeeName,
          appeal.periodName,
          <Tag key="state" tone={isOpen(appeal) ? "act" : undefined}>
            {STATE_WORDS[appeal.state]}
          </Tag>,
        ]}
        actions={
          <LinkButton icon="doc" href={receipt}>
            Receipt
          </LinkButton>
        }
      />
      <AppealFacts screen={screen} />
      <Section id="h-statement" title="What is disputed">
        <p className="pre statement">{appeal.statement}</p>
      </Section>
      <Answering screen={screen} />
      <OwnActs screen={screen} />
      <Section id="h-history" title="What happened">
        <AppealHistory screen={screen} />
      </Section>
    </Page>
  );
}
