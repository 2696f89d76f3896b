import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Tag } from "@/components/ui/tag";
import { versionInForce } from "@/lib/kpis/templates/people-matched";
import type { Template, TemplateMapping } from "@/lib/kpis/templates/types";
import { dayWords } from "./day-words";

interface Named {
  id: number;
  name: string;
}

interface TemplateTableProps {
  templates: readonly Template[];
  people: ReadonlyMap<number, number>;
  today: string;
  jobRoles: readonly Named[];
  units: readonly Named[];
}

export function TemplateTable({ templates, people, today, jobRoles, units }: TemplateTableProps) {
  const nameIn = (list: readonly Named[], id: number | null) => list.find((entry) => entry.id === id)?.name;
  const forWhom = ({ job_role_id, org_unit_id }: TemplateMapping) =>
    [nameIn(jobRoles, job_role_id), nameIn(units, org_unit_id)].filter(Boolean).join(" in ") || "Everyone";
  return (
    <DataTable
      caption="Templates by name"
      rows={templates}
      rowKey={(template) => String(template.id)}
      empty={
        <Empty
          title="No templates yet"
          icon="layers"
          action={
            <span className="act">
              <LinkButton icon="layers" href="/admin/sets">
                Start from a ready-made set
              </LinkButton>
              <LinkButton icon="plus" href="/admin/templates/new">
                New template
              </LinkButton>
            </span>
          }
        >
          A template gathers KPIs under KRAs with weights that add to 100, for a job role or a unit.
        </Empty>
      }
      columns={[
        {
          key: "name",
          head: "Template",
          rowHeader: true,
          cell: (template) => (
            <>
              <Link className="plain" href={`/admin/templates/${template.id}`}>
                {template.name}
              </Link>
              <span className="why">{template.mappings.map(forWhom).join(", ") || "For nobody yet"}</span>
            </>
          ),
        },
        { key: "frequency", head: "Periods", cell: ({ frequency }) => frequency ?? "any", hideOnPhone: true },
        { key: "force", head: "In force", cell: (template) => <InForce template={template} today={today} /> },
        { key: "draft", head: "Draft", cell: (template) => <Draft template={template} /> },
        {
          key: "people",
          head: "People matched",
          numeric: true,
          phoneLabel: "people",
          cell: ({ id }) => people.get(id) ?? 0,
        },
      ]}
    />
  );
}

function InForce({ template, today }: { template: Template; today: string }) {
  if (!template.is_active) return <Tag tone="quiet">Deactivated</Tag>;
  const current = versionInForce(template, today);
  if (!current) return <span className="mute">None yet</span>;
  return `v${current.version}, ${current.effective_from ? `since ${dayWords(current.effective_from)}` : "from the start"}`;
}

function Draft({ template }: { template: Template }) {
  const draft = template.versions.find(({ status }) => status === "draft");
  return draft ? `v${draft.version}` : <span className="mute">None</span>;
}
