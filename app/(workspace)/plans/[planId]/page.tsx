import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { Section } from "@/components/ui/section-head";
import { Tag } from "@/components/ui/tag";
import { requirePage } from "@/lib/access/current-viewer";
import { orNotFound } from "@/lib/access/or-not-found";
import { may } from "@/lib/access/policy";
import { shownDay } from "@/lib/dashboards/dates";
import { idInPath } from "@/lib/dashboards/params";
import { organisationToday } from "@/lib/people/today";
import { requirePlanDetail } from "@/lib/rewards/plans/queries";
import { PLAN_KIND_WORDS, PLAN_STATUS_WORDS } from "@/lib/rewards/plans/words";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";
import { AcceptPlan } from "./_components/accept-plan";
import { DeclinePlan, EndPlan } from "./_components/plan-buttons";
import { PlanCheckIns } from "./_components/plan-check-ins";
import { PlanEffectSection } from "./_components/plan-effect";
import { PlanFacts } from "./_components/plan-facts";
import { PlanGoals } from "./_components/plan-goals";

export default async function PlanPage({ params }: PageProps<"/plans/[planId]">) {
  const { ctx, scope } = await requirePage("/plans/[planId]");
  const planId = idInPath((await params).planId);
  if (planId === null) notFound();
  const plan = await orNotFound(requirePlanDetail(ctx.db, scope, planId));
  const timeZone = await organisationTimeZone(ctx.db);
  const today = await organisationToday(ctx.db, ctx.now);
  const leads = may(ctx.actor, "decide plans") && plan.employee_id !== scope.selfId;
  const isActive = plan.status === "active";
  return (
    <Page crumbs={[{ label: "Plans", href: "/plans" }, { label: plan.employee }]}>
      <PageHead
        title={plan.title}
        sub={[
          plan.employee,
          PLAN_KIND_WORDS[plan.kind],
          plan.starts_on && plan.ends_on && `${shownDay(plan.starts_on)} to ${shownDay(plan.ends_on)}`,
        ]}
        meta={<Tag>{PLAN_STATUS_WORDS[plan.status]}</Tag>}
        actions={
          leads && plan.status === "recommended" ? (
            <DeclinePlan planId={plan.id} />
          ) : leads && isActive ? (
            <EndPlan planId={plan.id} />
          ) : undefined
        }
      />
      <PlanFacts plan={plan} timeZone={timeZone} />
      {leads && plan.status === "recommended" && (
        <Section id="h-accept" title="Accept" note="As recommended, or with your changes">
          <AcceptPlan plan={plan} today={today} />
        </Section>
      )}
      {plan.goals.length > 0 && <PlanGoals plan={plan} leads={leads && isActive} today={today} />}
      {plan.effect && <PlanEffectSection plan={plan} effect={plan.effect} />}
      {(isActive || plan.check_ins.length > 0) && (
        <PlanCheckIns plan={plan} writes={isActive} timeZone={timeZone} />
      )}
    </Page>
  );
}
