import { Section } from "@/components/ui/section-head";
import { counted, shownCount } from "@/lib/dashboards/format";
import type { ReceiptStatement as Statement } from "@/lib/scoring/receipts/queries";

/** What the database was asked, once for everybody, for those who configure KPIs. */
export function ReceiptStatement({ statement }: { statement: Statement }) {
  const { text, peopleCount, recordCount, durationMs } = statement;
  return (
    <Section
      id="h-statement"
      title="The statement that ran"
      aside={`For ${counted(peopleCount, ["person", "people"])} over ${counted(recordCount, ["record", "records"])} in ${shownCount(durationMs)} ms`}
    >
      <details className="astable">
        <summary>Show the statement</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
        <section className="scroll" aria-label="Statement" tabIndex={0}>
          <pre className="small">
            <code>{text}</code>
          </pre>
        </section>
      </details>
    </Section>
  );
}
