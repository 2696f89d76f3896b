import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReceiptPage } from "@/components/scorecard/receipt-page";
import { may } from "@/lib/access/policy";
import { requirePersonPage } from "@/lib/dashboards/loaders";
import { idInPath, recordParams } from "@/lib/dashboards/params";
import { getPersonName } from "@/lib/dashboards/person-name";

export const metadata: Metadata = { title: "Receipt" };

const PATH = "/team/[employeeId]/kpis/[kpiId]";

export default async function ReportReceiptPage({ params, searchParams }: PageProps<typeof PATH>) {
  const asked = await params;
  const { employeeId, own, scope, ctx } = await requirePersonPage(PATH, asked.employeeId);
  const kpiId = idInPath(asked.kpiId);
  const name = await getPersonName(ctx.db, employeeId);
  if (kpiId === null || name === null) notFound();
  const base = `/team/${employeeId}`;
  return (
    <ReceiptPage
      ctx={ctx}
      scope={scope}
      person={{ employeeId, name, own }}
      kpiId={kpiId}
      asked={recordParams.parse(await searchParams)}
      base={base}
      crumbs={[
        { label: "Team", href: "/team" },
        { label: name, href: base },
      ]}
      showStatement={may(ctx.actor, "configure KPIs")}
    />
  );
}
