import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { ReceiptPage } from "@/components/scorecard/receipt-page";
import { requirePage } from "@/lib/access/current-viewer";
import { may } from "@/lib/access/policy";
import { idInPath, recordParams } from "@/lib/dashboards/params";

export const metadata: Metadata = { title: "Receipt" };

export default async function MyReceiptPage({ params, searchParams }: PageProps<"/me/kpis/[kpiId]">) {
  const { viewer, scope, ctx } = await requirePage("/me/kpis/[kpiId]");
  const kpiId = idInPath((await params).kpiId);
  if (kpiId === null) notFound();
  if (viewer.employeeId === null) forbidden();
  return (
    <ReceiptPage
      ctx={ctx}
      scope={scope}
      person={{ employeeId: viewer.employeeId, name: viewer.name, own: true }}
      kpiId={kpiId}
      asked={recordParams.parse(await searchParams)}
      base="/me"
      crumbs={[{ label: "My scorecard", href: "/me" }]}
      showStatement={may(ctx.actor, "configure KPIs")}
    />
  );
}
