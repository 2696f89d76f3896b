import { TemplateEditor } from "@/components/templates/template-editor";
import type { Db } from "@/db/client";
import { listBindingSources } from "@/lib/kpis/bindings/binding-sources";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { listKras } from "@/lib/kpis/kras/queries";
import { requireVersion } from "@/lib/kpis/templates/queries";
import type { Template, TemplateVersion } from "@/lib/kpis/templates/types";
import { listFinishedPeriods } from "@/lib/scoring/preview/periods";
import { listTestPeriods } from "@/lib/scoring/test-run/test-run-periods";

interface VersionEditorProps {
  db: Db;
  now: Date;
  template: Template;
  version: TemplateVersion;
  /** The version a draft is compared with. */
  inForce: number | undefined;
}

/** One version with all it takes to edit it, or to read it when it is frozen. */
export async function VersionEditor({ db, now, template, version, inForce }: VersionEditorProps) {
  const [kpis, kras, sources, periods, finished] = await Promise.all([
    listKpis(db),
    listKras(db),
    listBindingSources(db),
    listTestPeriods(db, now),
    listFinishedPeriods(db, { frequency: template.frequency, now }),
  ]);
  return (
    <TemplateEditor
      key={`${version.id} ${version.status}`}
      templateId={template.id}
      version={version}
      follows={template.versions.some(({ status }) => status === "active")}
      blocked={template.mappings.length === 0 ? "Say whom it is for first" : undefined}
      inForce={inForce === undefined ? null : await requireVersion(db, template.id, inForce)}
      finished={finished.map(({ id, name }) => ({ id, name }))}
      {...{ kpis, kras, sources, periods }}
    />
  );
}
