import { FindPerson } from "@/components/people/find-person";
import { Empty } from "@/components/ui/empty";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section-head";
import { withParams } from "@/components/ui/url";
import type { EntryGrid as Grid } from "@/lib/scoring/manual/queries";
import type { Period } from "@/lib/scoring/periods/queries";
import { EntriesFile } from "./entries-file";
import { EntryGrid } from "./entry-grid";
import { MissingEntries } from "./missing-entries";
import { PEOPLE_PER_PAGE } from "./people-per-page";

interface EntriesOfPeriodProps {
  period: Period;
  grid: Grid;
  /** YYYY-MM-DD */
  today: string;
  search: string;
  page: number;
  params: Record<string, string | undefined>;
}

/** The grid of a period, what is missing in it, and the way in for a file. */
export function EntriesOfPeriod({ period, grid, today, search, page, params }: EntriesOfPeriodProps) {
  const isFinal = period.status === "finalized";
  if (grid.expectedCount === 0 && !search) {
    return (
      <Empty title={`Nothing is entered by hand in ${period.name}`} icon="pen" level={2}>
        Values are asked for here when a template of your people holds a KPI that is entered by hand.
      </Empty>
    );
  }
  return (
    <>
      <Section
        id="h-grid"
        first
        title="Values"
        note="Saved as you go. Enter and the arrow keys move between fields; clear a field to withdraw its value."
      >
        <div className="filters">
          <FindPerson path="/entries" address={{ period: params.period, q: search || undefined }} />
        </div>
        {grid.rows.length > 0 ? (
          <EntryGrid
            key={`${period.id} ${search} ${page}`}
            periodId={period.id}
            readOnly={isFinal}
            kpis={grid.kpis}
            rows={grid.rows.map(({ cells, ...person }) => ({
              ...person,
              cells: cells.map(({ kpiId, entry, corrections }) => ({
                kpiId,
                corrections,
                entry: entry && { id: entry.id, value: entry.value, note: entry.note },
              })),
            }))}
            params={params}
          />
        ) : (
          <Empty title="Nobody matches" icon="search">
            Try a shorter part of the name, or the number.
          </Empty>
        )}
        {grid.peopleCount > PEOPLE_PER_PAGE && (
          <Pager
            page={page}
            pageSize={PEOPLE_PER_PAGE}
            total={grid.peopleCount}
            href={(to) => withParams("/entries", params, { page: to > 1 ? to : null })}
            label="Pages of people"
          />
        )}
      </Section>
      <MissingEntries missing={grid.missing} today={today} />
      {!isFinal && <EntriesFile periodId={period.id} kpis={grid.kpis} />}
    </>
  );
}
