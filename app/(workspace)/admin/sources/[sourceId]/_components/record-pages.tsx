import { RecordTable } from "@/components/sources/record-table";
import { figure } from "@/components/sources/words";
import { Button } from "@/components/ui/button";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { withParams } from "@/components/ui/url";
import type { Db } from "@/db/client";
import type { SourcePageParams } from "@/lib/sources/page-params";
import { COUNTED_MATCHES, countMatches, listRecords } from "@/lib/sources/records";
import type { SourceWithColumns } from "@/lib/sources/types";

interface RecordPagesProps {
  db: Db;
  of: SourceWithColumns;
  query: SourcePageParams;
  total: number;
  timeZone: string;
}

const pageSize = 25;

export async function RecordPages({ db, of, query, total, timeZone }: RecordPagesProps) {
  const { page, search } = query;
  const times = of.columns.filter((column) => column.isTime);
  const newest = query.newest || times[0]?.columnName || "imported";
  const records = await listRecords(db, of, { page, pageSize, search, timeColumn: newest });
  const found = search ? await countMatches(db, of, search) : total;
  const path = `/admin/sources/${of.source.id}`;
  return (
    <Section
      id="records"
      title="Records"
      first
      aside={found > COUNTED_MATCHES && search ? `More than ${figure(COUNTED_MATCHES)} found` : undefined}
    >
      <search>
        <form className="filters roomy" action={path}>
          <TextInput
            name="search"
            type="search"
            label="Search key and title"
            hideLabel
            placeholder="Search key and title"
            defaultValue={search}
          />
          <Select
            name="newest"
            label="Order"
            hideLabel
            defaultValue={newest}
            options={[
              ...times.map(({ columnName, label }) => ({
                value: columnName,
                label: `Newest ${label} first`,
              })),
              { value: "imported", label: "Last imported first" },
            ]}
          />
          <Button type="submit">Show</Button>
        </form>
      </search>
      <RecordTable
        columns={of.columns}
        records={records}
        timeZone={of.source.timeZone ?? timeZone}
        empty={search ? "Nothing found" : "No records yet"}
      />
      {found > 0 && (
        <Pager
          page={page}
          pageSize={pageSize}
          total={found}
          label="Pages of records"
          href={(to) => withParams(path, { search, newest }, { page: to })}
        />
      )}
    </Section>
  );
}
