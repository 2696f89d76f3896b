import { InForceTag, rangeEnd, rangeStart } from "@/components/people/day-range";
import { LinkButton } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Section } from "@/components/ui/section-head";
import type { Person, PositionEntry } from "@/lib/people/profile/queries";

const COLUMNS: Column<PositionEntry>[] = [
  { key: "unit", head: "Unit", rowHeader: true, cell: (position) => position.unit ?? "No unit" },
  { key: "role", head: "Job role", cell: (position) => position.jobRole ?? "No role" },
  { key: "from", head: "From", phoneLabel: "From", cell: (position) => rangeStart(position.from) },
  { key: "to", head: "Until", phoneLabel: "until", cell: (position) => rangeEnd(position.to) },
  {
    key: "state",
    head: "State",
    headHidden: true,
    cell: (position) => <InForceTag inForce={position.inForce} />,
  },
];

export function PositionSection({ person, path }: { person: Person; path: string }) {
  return (
    <Section
      id="position"
      title="Position"
      note="Each period uses what was in force on its last day"
      action={
        <LinkButton size="s" href={`${path}?change=position`} scroll={false}>
          Change position
        </LinkButton>
      }
      first
    >
      <DataTable
        caption="Positions, newest first"
        columns={COLUMNS}
        rows={person.positions}
        rowKey={(position) => String(position.id)}
        empty={
          <Empty title="No unit and no role yet" icon="org">
            Scorecards are matched by unit and job role, so this person has none until they have a position.
          </Empty>
        }
      />
    </Section>
  );
}
