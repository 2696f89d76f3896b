import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Tag } from "@/components/ui/tag";
import { withParams } from "@/components/ui/url";
import { shownDay } from "@/lib/dashboards/dates";
import { type PeopleParams, peopleAddress } from "@/lib/people/list/params";
import type { ListedPerson } from "@/lib/people/list/queries";

const COLUMNS: Column<ListedPerson>[] = [
  {
    key: "name",
    head: "Person",
    rowHeader: true,
    sortable: true,
    cell: (person) => (
      <>
        <Link href={`/admin/people/${person.employeeId}`}>{person.name}</Link>
        {person.email && <span className="under">{person.email}</span>}
      </>
    ),
  },
  {
    key: "employee_number",
    head: "Number",
    sortable: true,
    hideOnPhone: true,
    cell: (person) => person.employeeNumber,
  },
  { key: "unit", head: "Unit", sortable: true, cell: (person) => person.unit?.name ?? <None>No unit</None> },
  {
    key: "job_role",
    head: "Job role",
    sortable: true,
    cell: (person) => person.jobRole?.name ?? <None>No role</None>,
  },
  {
    key: "manager",
    head: "Manager",
    phoneLabel: "Reports to",
    cell: (person) =>
      person.manager ? (
        <Link href={`/admin/people/${person.manager.id}`}>{person.manager.name}</Link>
      ) : (
        <None>Nobody</None>
      ),
  },
  {
    key: "hired_on",
    head: "First day",
    sortable: true,
    hideOnPhone: true,
    cell: (person) =>
      person.leftOn ? <Tag tone="quiet">{`Last day ${shownDay(person.leftOn)}`}</Tag> : hired(person.hiredOn),
  },
];

function hired(day: string | null) {
  return day ? shownDay(day) : <None>Not recorded</None>;
}

function None({ children }: { children: string }) {
  return <span className="soft">{children}</span>;
}

export function PeopleTable({ people, params }: { people: ListedPerson[]; params: PeopleParams }) {
  const address = peopleAddress(params);
  return (
    <DataTable
      caption="People"
      columns={COLUMNS}
      rows={people}
      rowKey={(person) => String(person.employeeId)}
      sort={{ key: params.sort.replace(/^-/, ""), direction: params.sort.startsWith("-") ? "desc" : "asc" }}
      sortHref={(key, direction) =>
        withParams("/admin/people", address, { sort: direction === "asc" ? key : `-${key}`, page: null })
      }
      empty={Object.keys(withoutSort(address)).length > 0 ? <NobodyFound /> : <NobodyYet />}
    />
  );
}

const withoutSort = ({ sort: _, ...filters }: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));

function NobodyFound() {
  return (
    <Empty
      level={2}
      title="Nobody matches"
      icon="search"
      action={<LinkButton href="/admin/people">Show everyone</LinkButton>}
    >
      Search looks at names, numbers, e-mails and aliases.
    </Empty>
  );
}

function NobodyYet() {
  return (
    <Empty
      level={2}
      title="Nobody is here yet"
      icon="people"
      action={<LinkButton href="/admin/people/import">Import people from a CSV</LinkButton>}
    >
      A file of employees with their managers, units and roles fills this list at once.
    </Empty>
  );
}
