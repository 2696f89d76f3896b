import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { ReceiptPage } from "@/components/scorecard/receipt-page";
import { NobodysEmployee } from "@/components/scorecard/scorecard-states";
import { requirePage } from "@/lib/access/current-viewer";
import { may } from "@/lib/access/policy";
import { idInPath, recordParams } from "@/lib/dashboards/params";

export const metadata: Metadata = { title: "Receipt" };

const CRUMBS = [{ label: "My scorecard", href: "/me" }];

export default async function MyReceiptPage({ params, searchParams }: PageProps<"/me/kpis/[kpiId]">) {
  const { viewer, scope, ctx } = await requirePage("/me/kpis/[kpiId]");
  const kpiId = idInPath((await params).kpiId);
  if (kpiId === null) notFound();
  if (viewer.employeeId === null) {
    return (
      <Page crumbs={CRUMBS}>
        <PageHead title={viewer.name} />
        <NobodysEmployee />
      </Page>
    );
  }
  return (
    <ReceiptPage
      ctx={ctx}
      scope={scope}
      person={{ employeeId: viewer.employeeId, name: viewer.name, own: true }}
      kpiId={kpiId}
      asked={recordParams.parse(await searchParams)}
      base="/me"
      crumbs={CRUMBS}
      showStatement={may(ctx.actor, "configure KPIs")}
    />
  );
}
