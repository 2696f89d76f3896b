import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { NewPolicyForm } from "@/components/rewards/new-policy-form";
import { requirePage } from "@/lib/access/current-viewer";
import { listUnits } from "@/lib/people/units/queries";

export const metadata: Metadata = { title: "New bonus policy" };

export default async function NewPolicyPage() {
  const { ctx } = await requirePage("/bonus/policies/new");
  const units = await listUnits(ctx.db);
  return (
    <Page crumbs={[{ label: "Policies", href: "/bonus/policies" }, { label: "New policy" }]}>
      <PageHead title="New policy" sub={["It pays nobody until its first version is activated"]} />
      <NewPolicyForm units={units.map(({ id, name }) => ({ id, name }))} />
    </Page>
  );
}
