import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { SetTable } from "@/components/sets/set-table";
import { requirePage } from "@/lib/access/current-viewer";
import { listSetStates } from "@/lib/kpis/sets/queries";

export const metadata: Metadata = { title: "Ready-made sets" };

export default async function SetsPage() {
  const { ctx } = await requirePage("/admin/sets");
  const states = await listSetStates(ctx.db);
  const installed = states.filter(({ install }) => install?.hasVersions).length;
  return (
    <Page crumbs={[{ label: "Templates", href: "/admin/templates" }, { label: "Ready-made sets" }]}>
      <PageHead
        title="Ready-made sets"
        sub={[
          "Scorecards to start from: install one, change what you like, activate it",
          `${installed} of ${states.length} installed`,
        ]}
      />
      <SetTable states={states} />
    </Page>
  );
}
