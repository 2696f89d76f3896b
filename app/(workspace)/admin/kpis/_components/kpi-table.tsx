import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import type { ListedSource } from "@/lib/kpis/binding-sources";
import { calculationInWords } from "@/lib/kpis/calculation-words";
import type { Kpi, KpiUse } from "@/lib/kpis/definitions/types";
import { targetInWords } from "@/lib/kpis/rule/words";

interface KpiTableProps {
  kpis: readonly Kpi[];
  uses: ReadonlyMap<number, KpiUse[]>;
  sources: readonly ListedSource[];
  filtered: boolean;
  retired: boolean;
}

export function KpiTable({ kpis, uses, sources, filtered, retired }: KpiTableProps) {
  return (
    <DataTable
      caption="KPIs by name"
      rows={kpis}
      rowKey={(kpi) => String(kpi.id)}
      empty={<NoKpis filtered={filtered} retired={retired} />}
      columns={[
        {
          key: "name",
          head: "KPI",
          rowHeader: true,
          cell: (kpi) => (
            <>
              <Link className="plain" href={`/admin/kpis/${kpi.id}`}>
                {kpi.name}
              </Link>
              <span className="why">{calculationInWords(kpi, sources)}</span>
            </>
          ),
        },
        { key: "category", head: "Category", cell: (kpi) => kpi.category, hideOnPhone: true },
        {
          key: "target",
          head: "Target",
          numeric: true,
          phoneLabel: "target",
          cell: (kpi) => targetInWords(kpi.target, kpi.direction, kpi.unit),
        },
        { key: "uses", head: "In use by", cell: (kpi) => <Uses uses={uses.get(kpi.id) ?? []} /> },
        {
          key: "version",
          head: "Version",
          numeric: true,
          cell: (kpi) => `v${kpi.version}`,
          hideOnPhone: true,
        },
      ]}
    />
  );
}

function Uses({ uses }: { uses: readonly KpiUse[] }) {
  const live = uses.filter((use) => use.active);
  if (live.length > 0) return live.map((use) => use.templateName).join(", ");
  if (uses.length > 0) return <span className="mute">Only drafts or earlier versions</span>;
  return <span className="mute">No template yet</span>;
}

function NoKpis({ filtered, retired }: { filtered: boolean; retired: boolean }) {
  if (filtered)
    return <Empty title="No KPI matches">Try a shorter part of the name, or all categories.</Empty>;
  if (retired)
    return (
      <Empty title="Nothing is deactivated">KPIs taken out of use are kept here with their history.</Empty>
    );
  return (
    <Empty
      title="No KPIs yet"
      icon="target"
      action={
        <LinkButton icon="plus" href="/admin/kpis/new">
          New KPI
        </LinkButton>
      }
    >
      A KPI says what is measured, for whom, and how much is enough: from records, by a formula, by a query,
      or entered by managers.
    </Empty>
  );
}
