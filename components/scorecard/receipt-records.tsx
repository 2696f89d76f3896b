import Form from "next/form";
import { Empty } from "@/components/ui/empty";
import { Pager } from "@/components/ui/pager";
import { SegmentLinks } from "@/components/ui/segment";
import { withParams } from "@/components/ui/url";
import { shownInstant } from "@/lib/dashboards/dates";
import { counted, shownCount } from "@/lib/dashboards/format";
import type { EvidencePart } from "@/lib/scoring/evidence/queries";
import type { ReceiptProps } from "./receipt-props";
import { RecordTable } from "./record-table";

export const RECORDS_PER_PAGE = 12;

/** The records behind the number, page by page. */
export function ReceiptRecords(props: ReceiptProps) {
  const { shown, timeZone, path, params } = props;
  const { receipt, basis, listed: records } = shown;
  if (!records) return null;
  const { inForce } = records;
  const { recordNounPlural } = inForce.binding;
  const inputs = basis.kind === "formula" ? basis.inputs.filter(({ binding }) => binding !== null) : [];
  return (
    <section className="section" id="records" aria-labelledby="h-rec">
      <div className="section-head">
        <h2 id="h-rec">
          The {recordNounPlural}
          {records.input && ` of ${records.input}`}
        </h2>
        <p>Counted {shownInstant(receipt.scorecard.computedAt, timeZone)}, shown as they stand now</p>
      </div>
      {inputs.length > 1 && (
        <div className="filters roomy">
          <SegmentLinks
            label="Which input"
            items={inputs.map(({ variable, recordCount }) => ({
              label: variable,
              count: shownCount(recordCount),
              current: variable === records.input,
              href: `${withParams(path, params, { input: variable, part: null, q: null, page: null })}#records`,
            }))}
          />
        </div>
      )}
      {records.kept ? (
        (records.evidence?.recordCount ?? 0) > 0 && <Filters {...props} />
      ) : (
        <p className="note mt3">
          {counted(records.total, ["record", "records"])} are more than are kept one by one. They are listed
          by the rule, oldest first; the count and a digest of them are kept.
        </p>
      )}
      {records.rows.length === 0 ? (
        <Empty
          title={params.q ? `No ${recordNounPlural} match “${params.q}”` : `No ${recordNounPlural} here`}
          icon="search"
        >
          {params.q ? "The search looks in the number and the title." : "None were counted in this period."}
        </Empty>
      ) : (
        <RecordTable inForce={inForce} rows={records.rows} timeZone={timeZone} />
      )}
      {records.total > 0 && (
        <Pager
          page={Number(params.page ?? 1)}
          pageSize={RECORDS_PER_PAGE}
          total={records.total}
          href={(page) => `${withParams(path, params, { page: page > 1 ? page : null })}#records`}
          label={`Pages of ${recordNounPlural}`}
        />
      )}
    </section>
  );
}

function Filters({ shown, path, params }: ReceiptProps) {
  const evidence = shown.listed?.evidence;
  const part = params.part ?? "all";
  const link = (value: EvidencePart, label: string, count: number) => ({
    label,
    count: shownCount(count),
    current: part === value,
    href: `${withParams(path, params, { part: value === "all" ? null : value, page: null })}#records`,
  });
  const numerator = evidence?.numeratorCount ?? null;
  const all = evidence?.recordCount ?? 0;
  return (
    <div className="filters roomy">
      {numerator !== null && (
        <SegmentLinks
          label="Which records"
          items={[
            link("all", "All", all),
            link("numerator", "In the share", numerator),
            link("rest", "Outside it", all - numerator),
          ]}
        />
      )}
      <Form action={path} scroll={false} role="search">
        {params.period && <input type="hidden" name="period" value={params.period} />}
        {params.input && <input type="hidden" name="input" value={params.input} />}
        {params.part && <input type="hidden" name="part" value={params.part} />}
        <label className="sr" htmlFor="rec-q">
          Find in records
        </label>
        <input
          className="input"
          id="rec-q"
          name="q"
          type="search"
          placeholder="Number or title"
          defaultValue={params.q}
        />
      </Form>
    </div>
  );
}
