import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import type { SourceState } from "@/lib/kpis/sets/queries";

/** "Tickets: 1,204 records", one line a source. */
export function SourceStates({ sources }: { sources: readonly SourceState[] }) {
  return sources.map((source) => (
    <span className="set-source" key={source.name}>
      {source.name}: <span className={source.recordCount > 0 ? undefined : "mute"}>{stateWords(source)}</span>
    </span>
  ));
}

function stateWords({ id, recordCount }: SourceState): string {
  if (id === null) return "comes with it";
  if (recordCount === 0) return "no records yet";
  return `${recordCount.toLocaleString("en")} ${recordCount === 1 ? "record" : "records"}`;
}

/** What a set reads, which of it is there, and whether it holds records. */
export function SetSources({ sources }: { sources: readonly SourceState[] }) {
  return (
    <Section id="sources" title="Sources it needs" first>
      <DataTable
        caption="Sources the set needs"
        rows={sources}
        rowKey={({ name }) => name}
        columns={[
          {
            key: "name",
            head: "Source",
            rowHeader: true,
            cell: (source) => (
              <>
                {source.id === null ? (
                  source.name
                ) : (
                  <Link href={`/admin/sources/${source.id}`}>{source.name}</Link>
                )}
                <span className="why">{source.part.source.description}</span>
              </>
            ),
          },
          { key: "state", head: "Here", cell: (source) => <SourceStatus source={source} /> },
          {
            key: "columns",
            head: "Columns it reads",
            cell: ({ part: { source, columns } }) =>
              columns
                .map((name) => source.columns.find((column) => column.name === name)?.label ?? name)
                .join(", "),
          },
        ]}
      />
    </Section>
  );
}

function SourceStatus({ source }: { source: SourceState }) {
  if (source.id === null) return "Comes with the set, empty until an import fills it";
  if (source.recordCount === 0) return "There, without records yet";
  return `There, with ${stateWords(source)}`;
}
