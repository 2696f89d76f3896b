import { notFound } from "next/navigation";
import { MappingEditor } from "@/components/kpis/mapping-editor";
import { TemplateEditor } from "@/components/kpis/template-editor";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { Empty } from "@/components/ui/empty";
import { requirePage } from "@/lib/access/current-viewer";
import { listBindingSources } from "@/lib/kpis/binding-sources";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { listKras } from "@/lib/kpis/kras/queries";
import { countPeopleMatched, versionInForce } from "@/lib/kpis/templates/people-matched";
import { listTemplates, requireVersion } from "@/lib/kpis/templates/queries";
import { listJobRoles } from "@/lib/people/job-roles/queries";
import { organisationToday } from "@/lib/people/today";
import { listUnits } from "@/lib/people/units/queries";
import { listTestPeriods } from "@/lib/scoring/test-run-periods";
import { TemplateActions } from "../_components/template-actions";
import { VersionList } from "../_components/version-list";

interface Props {
  params: Promise<{ templateId: string }>;
  searchParams: Promise<{ version?: string }>;
}

export default async function TemplatePage({ params, searchParams }: Props) {
  const { ctx } = await requirePage("/admin/templates/[templateId]");
  const { templateId } = await params;
  const templates = await listTemplates(ctx.db);
  const template = templates.find(({ id }) => String(id) === templateId);
  if (!template) notFound();
  const asked = Number((await searchParams).version);
  const shown = template.versions.find(({ version }) => version === asked) ?? template.versions[0];
  const [kpis, kras, sources, periods, jobRoles, units, today] = await Promise.all([
    listKpis(ctx.db),
    listKras(ctx.db),
    listBindingSources(ctx.db),
    listTestPeriods(ctx.db, ctx.now),
    listJobRoles(ctx.db),
    listUnits(ctx.db),
    organisationToday(ctx.db, ctx.now),
  ]);
  const people = (await countPeopleMatched(ctx.db, { templates, day: today })).get(template.id) ?? 0;
  const current = versionInForce(template, today);
  const version = shown && (await requireVersion(ctx.db, template.id, shown.version));
  return (
    <Page crumbs={[{ label: "Templates", href: "/admin/templates" }, { label: template.name }]}>
      <PageHead
        title={template.name}
        sub={[
          shown && `${shown.status === "draft" ? "Draft" : "Version"} v${shown.version}`,
          current
            ? `v${current.version} is in force for ${people} ${people === 1 ? "person" : "people"}`
            : "None in force",
          !template.is_active && "Deactivated",
        ]}
        actions={<TemplateActions template={template} shown={shown} />}
      />
      {version ? (
        <TemplateEditor
          key={`${version.id} ${version.status}`}
          templateId={template.id}
          version={version}
          follows={template.versions.some(({ status }) => status === "active")}
          blocked={template.mappings.length === 0 ? "Say whom it is for first" : undefined}
          {...{ kpis, kras, sources, periods }}
        />
      ) : (
        <Empty title="No version is left" icon="layers">
          Start a new draft to go on with this template.
        </Empty>
      )}
      <MappingEditor template={template} jobRoles={jobRoles} units={units} />
      <VersionList template={template} shown={shown?.version} today={today} />
    </Page>
  );
}
