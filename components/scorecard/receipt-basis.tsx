import { DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Section } from "@/components/ui/section-head";
import { withParams } from "@/components/ui/url";
import { shownDay, shownInstant } from "@/lib/dashboards/dates";
import { counted, shownValue } from "@/lib/dashboards/format";
import type { ReceiptBasis as Basis, BasisInput } from "@/lib/dashboards/receipt/receipt-basis";
import type { ReceiptProps } from "./receipt-props";

/** What stands behind a number that is not counted from records: its entries, its inputs, or why there is nothing. */
export function ReceiptBasis(props: ReceiptProps) {
  const { basis } = props.shown;
  switch (basis.kind) {
    case "binding":
      return null;
    case "sql":
      return (
        <Section id="h-basis" title="No records are listed">
          <p className="note">{basis.whyNoRecords}</p>
        </Section>
      );
    case "manual":
      return <Entries basis={basis} props={props} />;
    case "formula":
      return <Inputs inputs={basis.inputs} props={props} />;
  }
}

function Entries({ basis, props }: { basis: Extract<Basis, { kind: "manual" }>; props: ReceiptProps }) {
  const { shown, timeZone } = props;
  const { kpi } = shown.receipt;
  return (
    <Section id="h-basis" title="What was entered" note={`Due ${shownDay(basis.dueOn)}`}>
      <DataTable
        caption="Entries for this period, newest first"
        rows={basis.history}
        rowKey={({ id }) => String(id)}
        empty={
          <Empty title="Nothing was entered" icon="pen">
            Without a value this KPI is not scored. Nothing is guessed.
          </Empty>
        }
        columns={[
          {
            key: "value",
            head: "Value",
            rowHeader: true,
            cell: ({ value }) => (value === null ? "Taken back" : shownValue(value, kpi, { fine: true })),
          },
          { key: "by", head: "Entered by", cell: ({ enteredByName }) => enteredByName },
          {
            key: "at",
            head: "When",
            cell: ({ enteredAt }) => <span className="nowrap">{shownInstant(enteredAt, timeZone)}</span>,
          },
          { key: "note", head: "Note", cell: ({ note }) => note },
          {
            key: "state",
            head: "State",
            cell: (entry) => (entry.id === basis.entry?.id ? "Counts here" : stateOf(entry.replacedAt)),
          },
        ]}
      />
    </Section>
  );
}

const stateOf = (replacedAt: Date | null) => (replacedAt ? "Replaced" : "Since this was computed");

function Inputs({ inputs, props }: { inputs: readonly BasisInput[]; props: ReceiptProps }) {
  return (
    <Section id="h-basis" title="What went into the formula">
      <DataTable
        caption="Inputs of the formula and their values"
        rows={[...inputs]}
        rowKey={({ variable }) => variable}
        columns={[
          {
            key: "variable",
            head: "Input",
            rowHeader: true,
            cell: ({ variable }) => <code>{variable}</code>,
          },
          { key: "what", head: "What it is", cell: whatIs },
          {
            key: "value",
            head: "Value",
            numeric: true,
            phoneLabel: "value",
            cell: ({ value, unit }) =>
              value === null ? "No data" : shownValue(value, { targetType: "numeric", unit }, { fine: true }),
          },
          { key: "behind", head: "Behind it", cell: (input) => <Behind input={input} props={props} /> },
        ]}
      />
    </Section>
  );
}

/** A KPI by its name and the version that was measured. */
const whatIs = ({ what, kpi }: BasisInput) => (kpi?.version == null ? what : `${what}, v${kpi.version}`);

/** The receipt or the records of an input, or why it has none. */
function Behind({ input, props }: { input: BasisInput; props: ReceiptProps }) {
  const { path, params, kpiHref } = props;
  if (input.kpi?.scored) return <a href={kpiHref(input.kpi.id)}>Its own receipt</a>;
  if (!input.binding) return <span className="mute">{input.whyNoRecords}</span>;
  if (input.recordCount === 0) return <span className="mute">No records in this period</span>;
  const href = withParams(path, params, { input: input.variable, part: null, q: null, page: null });
  return <a href={`${href}#records`}>{counted(input.recordCount, ["record", "records"])}</a>;
}
