import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { SetOriginLink } from "@/components/sets/set-origin-link";
import { MappingEditor } from "@/components/templates/mapping-editor";
import { Empty } from "@/components/ui/empty";
import { requirePage } from "@/lib/access/current-viewer";
import { getTemplateOrigin } from "@/lib/kpis/sets/queries";
import { countPeopleMatched, versionInForce } from "@/lib/kpis/templates/people-matched";
import { listTemplates, requireVersion } from "@/lib/kpis/templates/queries";
import { listJobRoles } from "@/lib/people/job-roles/queries";
import { organisationToday } from "@/lib/people/today";
import { listUnits } from "@/lib/people/units/queries";
import { ChangesLink } from "../_components/changes-link";
import { TemplateActions } from "../_components/template-actions";
import { comparedVersions, VersionComparison } from "../_components/version-comparison";
import { VersionEditor } from "../_components/version-editor";
import { VersionList } from "../_components/version-list";

interface Props {
  params: Promise<{ templateId: string }>;
  searchParams: Promise<{ version?: string; compare?: string }>;
}

export default async function TemplatePage({ params, searchParams }: Props) {
  const { ctx } = await requirePage("/admin/templates/[templateId]");
  const { db, now } = ctx;
  const { templateId } = await params;
  const templates = await listTemplates(db);
  const template = templates.find(({ id }) => String(id) === templateId);
  if (!template) notFound();
  const asked = await searchParams;
  const shown =
    template.versions.find(({ version }) => version === Number(asked.version)) ?? template.versions[0];
  const pair = comparedVersions(template, asked.compare);
  const [jobRoles, units, today, origin] = await Promise.all([
    listJobRoles(db),
    listUnits(db),
    organisationToday(db, now),
    getTemplateOrigin(db, template.id),
  ]);
  const people = (await countPeopleMatched(db, { templates, day: today })).get(template.id) ?? 0;
  const current = versionInForce(template, today)?.version;
  const version = shown && (await requireVersion(db, template.id, shown.version));
  return (
    <Page crumbs={[{ label: "Templates", href: "/admin/templates" }, { label: template.name }]}>
      <PageHead
        title={template.name}
        sub={[
          shown && `${shown.status === "draft" ? "Draft" : "Version"} v${shown.version}`,
          current
            ? `v${current} is in force for ${people} ${people === 1 ? "person" : "people"}`
            : "None in force",
          version && current && current !== version.version && !pair && (
            <ChangesLink key="changes" db={db} templateId={template.id} from={current} to={version.version} />
          ),
          origin && <SetOriginLink key="set" origin={origin} />,
          !template.is_active && "Deactivated",
        ]}
        actions={<TemplateActions template={template} shown={shown} />}
      />
      {pair ? (
        <VersionComparison {...{ db, template, today }} from={pair[0]} to={pair[1]} />
      ) : version ? (
        <VersionEditor {...{ db, now, template, version }} inForce={current} />
      ) : (
        <Empty title="No version is left" icon="layers">
          {origin
            ? "Install its set again to get the draft back, or start a new one."
            : "Start a new draft to go on with this template."}
        </Empty>
      )}
      {!pair && <MappingEditor template={template} jobRoles={jobRoles} units={units} />}
      <VersionList template={template} shown={pair ? undefined : shown?.version} today={today} />
    </Page>
  );
}
