import { Section } from "@/components/ui/section-head";
import { VersionChoice } from "@/components/versions/version-choice";
import { VersionDiff } from "@/components/versions/version-diff";
import type { Db } from "@/db/client";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { listKras } from "@/lib/kpis/kras/queries";
import { versionInForce } from "@/lib/kpis/templates/people-matched";
import type { Template } from "@/lib/kpis/templates/types";
import { compareVersions } from "@/lib/kpis/versions/queries";
import { templateDiff } from "@/lib/kpis/versions/template-diff";
import { stateWords } from "./version-state";

interface VersionComparisonProps {
  db: Db;
  template: Template;
  from: number;
  to: number;
  today: string;
}

/** Two versions of a template field by field, and which two. */
export async function VersionComparison({ db, template, from, to, today }: VersionComparisonProps) {
  const [comparison, kpis, kras] = await Promise.all([
    compareVersions(db, { templateId: template.id, from, to }),
    listKpis(db),
    listKras(db),
  ]);
  const current = versionInForce(template, today)?.version;
  const count = comparison.change_count;
  return (
    <Section
      id="comparison"
      title={`v${from} against v${to}`}
      note={count === 1 ? "1 difference" : `${count} differences`}
      first
    >
      <VersionChoice
        path={`/admin/templates/${template.id}`}
        versions={template.versions.map((head) => ({
          version: head.version,
          label: `v${head.version}, ${stateWords(head, current, today).toLowerCase()}`,
        }))}
        from={from}
        to={to}
      />
      <VersionDiff
        sections={templateDiff(comparison, {
          kra: (id) => kras.find((kra) => kra.id === id)?.name ?? "A KRA",
          kpi: (id) => kpis.find((kpi) => kpi.id === id) ?? { name: "A KPI" },
        })}
        from={`v${from}`}
        to={`v${to}`}
      />
    </Section>
  );
}

/** The two versions an address asks for, as `6,7`; null where it names none that exist. */
export function comparedVersions(template: Template, asked: string | undefined): [number, number] | null {
  const [from, to] = (asked ?? "").split(",").map(Number);
  const exists = (version: number | undefined): version is number =>
    template.versions.some((head) => head.version === version);
  return exists(from) && exists(to) ? [from, to] : null;
}
