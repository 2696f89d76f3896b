import { LinkButton } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section-head";
import { Stats } from "@/components/ui/stats";
import type { PeopleImport } from "@/lib/people/import/queries";

/** What an import did, and which rows it did not take. */
export function ImportResult({ run }: { run: PeopleImport }) {
  const count = (n: number) => n.toLocaleString("en");
  const created = run.peopleCreated === 1 ? "1 manager" : `${count(run.peopleCreated)} managers`;
  return (
    <>
      <Section id="result" title="Result" note={`${count(run.rowsRead)} rows read`} first>
        <Stats
          items={[
            {
              label: "New",
              value: count(run.accepted),
              note: run.peopleCreated > 0 ? `and ${created} named in the file` : "people added",
            },
            { label: "Updated", value: count(run.replaced), note: "facts, position, manager or aliases" },
            { label: "Unchanged", value: count(run.unchanged), note: "as they were" },
            {
              label: "Rejected",
              value: count(run.rejected),
              note: run.rejected > 0 ? "nothing of these rows is stored" : "every row was taken",
            },
          ]}
        />
        {run.notes.map((note) => (
          <Notice key={note}>{note}</Notice>
        ))}
        <div className="form-end">
          <LinkButton href="/admin/people" variant="main">
            See people
          </LinkButton>
          <LinkButton href={`/admin/imports/${run.id}`}>Open in imports</LinkButton>
        </div>
      </Section>
      {run.rejected > 0 && <RejectedRows run={run} />}
    </>
  );
}

function RejectedRows({ run }: { run: PeopleImport }) {
  const shown = run.rejectedRows.length;
  return (
    <Section
      id="rejected"
      title="Rejected rows"
      note={shown < run.rejected ? `The first ${shown} of ${run.rejected.toLocaleString("en")}` : undefined}
      action={
        <LinkButton size="s" icon="dl" href={`/api/imports/${run.id}/rejected.csv`} prefetch={false}>
          Download as CSV
        </LinkButton>
      }
    >
      <DataTable
        caption="Rejected rows"
        columns={[
          { key: "line", head: "Line", numeric: true, phoneLabel: "Line", cell: (row) => row.line },
          { key: "reason", head: "Reason", rowHeader: true, cell: (row) => row.reason },
          { key: "raw", head: "Row", hideOnPhone: true, cell: (row) => <code>{row.raw.slice(0, 120)}</code> },
        ]}
        rows={run.rejectedRows}
        rowKey={(row) => String(row.line)}
      />
    </Section>
  );
}
