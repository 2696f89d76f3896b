import Link from "next/link";
import { InForceTag, rangeEnd, rangeStart } from "@/components/people/day-range";
import { LinkButton } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Section } from "@/components/ui/section-head";
import { endReportingLineAction } from "@/lib/people/actions";
import type { LineEntry, Person } from "@/lib/people/profile/queries";

const columns = (person: Person): Column<LineEntry>[] => [
  {
    key: "manager",
    head: "Reports to",
    rowHeader: true,
    cell: (line) => <Link href={`/admin/people/${line.managerId}`}>{line.manager}</Link>,
  },
  { key: "kind", head: "Line", cell: (line) => (line.kind === "direct" ? "Direct" : "Dotted") },
  { key: "from", head: "From", phoneLabel: "From", cell: (line) => rangeStart(line.from) },
  { key: "to", head: "Until", phoneLabel: "until", cell: (line) => rangeEnd(line.to) },
  { key: "state", head: "State", headHidden: true, cell: (line) => <InForceTag inForce={line.inForce} /> },
  {
    key: "end",
    head: "End",
    headHidden: true,
    className: "row-acts",
    cell: (line) =>
      line.to === null && (
        <ConfirmButton
          label="End"
          size="s"
          title={`End the line to ${line.manager}?`}
          confirmLabel="End today"
          action={endReportingLineAction}
          fields={{ employee_id: String(person.employeeId), line_id: String(line.id), effective_to: "" }}
        >
          From today {person.name} no longer reports to {line.manager} by this line. What was before stays on
          record.
        </ConfirmButton>
      ),
  },
];

export function ReportingSection({ person, path }: { person: Person; path: string }) {
  return (
    <Section
      id="reporting"
      title="Reporting"
      note="Managers see whoever reports to them, directly or through others"
      action={
        <div className="act">
          <LinkButton size="s" href={`${path}?change=dotted`} scroll={false}>
            Add dotted line
          </LinkButton>
          <LinkButton size="s" href={`${path}?change=manager`} scroll={false}>
            Change manager
          </LinkButton>
        </div>
      }
    >
      <DataTable
        caption="Reporting lines, newest first"
        columns={columns(person)}
        rows={person.reportingLines}
        rowKey={(line) => String(line.id)}
        empty={
          <Empty title="Reports to nobody" icon="people">
            No manager sees this person’s scorecard until there is a line.
          </Empty>
        }
      />
    </Section>
  );
}
