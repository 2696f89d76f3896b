import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { overrideBase } from "@/components/reviews/override-base";
import { OverrideSheet } from "@/components/reviews/override-sheet";
import { overrideTargets } from "@/components/reviews/override-target";
import { Empty } from "@/components/ui/empty";
import { requirePersonPage } from "@/lib/dashboards/loaders";
import { idInPath } from "@/lib/dashboards/params";
import { getPersonName } from "@/lib/dashboards/person-name";
import { getReviewScreen } from "@/lib/dashboards/reviews/review-screen";
import { reviewParams } from "@/lib/reviews/params";
import { getBonusBase } from "@/lib/rewards/bonus-base";
import { getPeriod } from "@/lib/scoring/periods/queries";
import { ReviewBody } from "./_components/review-body";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage({
  params,
  searchParams,
}: PageProps<"/reviews/[periodId]/[employeeId]">) {
  const asked = await params;
  const { employeeId, own, scope, ctx } = await requirePersonPage(
    "/reviews/[periodId]/[employeeId]",
    asked.employeeId,
  );
  const { override } = reviewParams.parse(await searchParams);
  const [period, name] = await Promise.all([
    getPeriod(ctx.db, idInPath(asked.periodId) ?? 0),
    getPersonName(ctx.db, employeeId),
  ]);
  if (!period || name === null) notFound();
  const screen = own ? null : await getReviewScreen(ctx.db, scope, { period, employeeId, now: ctx.now });
  const bonus = screen && override ? await getBonusBase(ctx.db, scope, { employeeId, period }) : null;
  const path = `/reviews/${period.id}/${employeeId}`;
  return (
    <Page
      crumbs={[
        { label: "Reviews", href: `/reviews?period=${period.id}` },
        { label: `${name}, ${period.name}` },
      ]}
    >
      {screen ? (
        <>
          <ReviewBody screen={screen} period={period} path={path} />
          {override && screen.isOpen && screen.stored && (
            <OverrideSheet
              key={override}
              periodId={period.id}
              periodName={period.name}
              employee={{ id: employeeId, name }}
              version={screen.review.version}
              base={overrideBase(screen.stored, screen.scorecard)}
              bonus={bonus}
              targets={overrideTargets(screen.scorecard)}
              current={override}
              closeHref={path}
            />
          )}
        </>
      ) : (
        <>
          <h1>{name}</h1>
          <Empty title={own ? "Your own scorecard" : `Not scored in ${period.name}`} icon="card" level={2}>
            {own
              ? "Nobody reviews their own scorecard: your manager or human resources does."
              : "There is something to review once a template is for this person and the period has been computed."}
          </Empty>
        </>
      )}
    </Page>
  );
}
