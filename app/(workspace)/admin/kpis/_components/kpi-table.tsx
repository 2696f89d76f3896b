import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import type { ListedSource } from "@/lib/kpis/bindings/binding-sources";
import { calculationInWords } from "@/lib/kpis/calculation-words";
import type { LibraryEntry } from "@/lib/kpis/library/queries";
import { targetInWords } from "@/lib/kpis/rule/words";
import { KpiUsageLines } from "./kpi-usage";

interface KpiTableProps {
  entries: readonly LibraryEntry[];
  sources: readonly ListedSource[];
  filtered: boolean;
  retired: boolean;
}

export function KpiTable({ entries, sources, filtered, retired }: KpiTableProps) {
  return (
    <DataTable
      caption="KPIs by name"
      rows={entries}
      rowKey={({ kpi }) => String(kpi.id)}
      empty={<NoKpis filtered={filtered} retired={retired} />}
      columns={[
        {
          key: "name",
          head: "KPI",
          rowHeader: true,
          cell: ({ kpi }) => (
            <>
              <Link className="plain" href={`/admin/kpis/${kpi.id}`}>
                {kpi.name}
              </Link>
              <span className="why">{calculationInWords(kpi, sources)}</span>
            </>
          ),
        },
        { key: "category", head: "Category", cell: ({ kpi }) => kpi.category, hideOnPhone: true },
        {
          key: "target",
          head: "Target",
          numeric: true,
          phoneLabel: "target",
          cell: ({ kpi }) => targetInWords(kpi.target, kpi.direction, kpi.unit),
        },
        { key: "uses", head: "Used by", cell: ({ usage }) => <KpiUsageLines usage={usage} /> },
        {
          key: "people",
          head: "People",
          numeric: true,
          phoneLabel: "people ",
          cell: ({ usage }) => usage.peopleCount.toLocaleString("en"),
        },
        {
          key: "version",
          head: "Version",
          numeric: true,
          cell: ({ kpi }) => `v${kpi.version}`,
          hideOnPhone: true,
        },
      ]}
    />
  );
}

function NoKpis({ filtered, retired }: { filtered: boolean; retired: boolean }) {
  if (filtered)
    return <Empty title="No KPI matches">Try a shorter part of the name, or fewer choices.</Empty>;
  if (retired)
    return (
      <Empty title="Nothing is deactivated">KPIs taken out of use are kept here with their history.</Empty>
    );
  return (
    <Empty
      title="No KPIs yet"
      icon="target"
      action={
        <span className="act">
          <LinkButton icon="layers" href="/admin/sets">
            Start from a ready-made set
          </LinkButton>
          <LinkButton icon="plus" href="/admin/kpis/new">
            New KPI
          </LinkButton>
        </span>
      }
    >
      A KPI says what is measured, for whom, and how much is enough: from records, by a formula, by a query,
      or entered by managers.
    </Empty>
  );
}
