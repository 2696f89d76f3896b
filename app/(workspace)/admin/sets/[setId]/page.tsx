import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { WithAside } from "@/components/layout/with-aside";
import { SetKpis } from "@/components/sets/set-kpis";
import { SetSources } from "@/components/sets/set-sources";
import { requirePage } from "@/lib/access/current-viewer";
import { may } from "@/lib/access/policy";
import { getSet } from "@/lib/kpis/sets/catalogue";
import { previewSet } from "@/lib/kpis/sets/queries";
import { kpisOf } from "@/lib/kpis/sets/types";
import { listJobRoles } from "@/lib/people/job-roles/queries";
import { listUnits } from "@/lib/people/units/queries";
import { InstallPanel } from "./_components/install-panel";

interface Props {
  params: Promise<{ setId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: getSet((await params).setId)?.name ?? "Ready-made set" };
}

export default async function SetPage({ params }: Props) {
  const { ctx } = await requirePage("/admin/sets/[setId]");
  const set = getSet((await params).setId);
  if (!set) notFound();
  const [preview, jobRoles, units] = await Promise.all([
    previewSet(ctx.db, set),
    listJobRoles(ctx.db),
    listUnits(ctx.db),
  ]);
  const installed = preview.install?.hasVersions === true;
  return (
    <Page
      crumbs={[
        { label: "Templates", href: "/admin/templates" },
        { label: "Ready-made sets", href: "/admin/sets" },
        { label: set.name },
      ]}
    >
      <PageHead
        title={set.name}
        sub={[
          set.description,
          `For ${set.forWhom.charAt(0).toLowerCase()}${set.forWhom.slice(1)}`,
          `${kpisOf(set).length} KPIs in ${set.kras.length} KRAs, targets for a month`,
        ]}
      />
      <WithAside
        label="Installing it"
        aside={
          <InstallPanel
            preview={preview}
            jobRoles={jobRoles}
            units={units}
            mayMakeSources={may(ctx.actor, "configure sources")}
          />
        }
      >
        <SetSources sources={preview.sources} />
        <SetKpis preview={preview} installed={installed} />
      </WithAside>
    </Page>
  );
}
