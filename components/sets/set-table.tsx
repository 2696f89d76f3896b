import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { Tag } from "@/components/ui/tag";
import type { SetState } from "@/lib/kpis/sets/queries";
import { kpisOf } from "@/lib/kpis/sets/types";
import { SourceStates } from "./set-sources";

/** Every ready-made set: what it measures, what it finds here, whether it is installed. */
export function SetTable({ states }: { states: readonly SetState[] }) {
  return (
    <DataTable
      caption="Ready-made sets"
      rows={states}
      rowKey={({ set }) => set.id}
      columns={[
        {
          key: "name",
          head: "Set",
          rowHeader: true,
          cell: ({ set }) => (
            <>
              <Link className="plain" href={`/admin/sets/${set.id}`}>
                {set.name}
              </Link>
              <span className="why">{set.description}</span>
            </>
          ),
        },
        { key: "for", head: "For", cell: ({ set }) => set.forWhom, hideOnPhone: true },
        {
          key: "kpis",
          head: "KPIs",
          numeric: true,
          phoneLabel: "KPIs ",
          cell: ({ set }) => kpisOf(set).length,
        },
        { key: "sources", head: "Sources", cell: ({ sources }) => <SourceStates sources={sources} /> },
        { key: "state", head: "Here", className: "set-state", cell: (state) => <InstallState {...state} /> },
      ]}
    />
  );
}

function InstallState({ install }: SetState) {
  if (install?.templateId && install.hasVersions)
    return (
      <>
        <Tag icon="check">Installed</Tag>{" "}
        <Link className="small" href={`/admin/templates/${install.templateId}`}>
          Template
        </Link>
      </>
    );
  return <span className="mute">{install ? "Its template was discarded" : "Not installed"}</span>;
}
