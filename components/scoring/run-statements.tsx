import { Section } from "@/components/ui/section-head";
import type { RunStatement } from "@/lib/scoring/runs/queries";
import { durationWords, figure, peopleWords } from "./words";

/** The statement behind each KPI's numbers, with its values in place. */
export function RunStatements({ statements }: { statements: RunStatement[] }) {
  return (
    <Section id="statements" title="Statements" note="One for each KPI, for everyone at once; slowest first">
      {statements.map((statement) => (
        <details key={statement.kpiId} className="statement">
          <summary>
            {statement.kpiName}{" "}
            <span className="soft">
              version {statement.kpiVersion}, {peopleWords(statement.peopleCount)},{" "}
              {figure(statement.recordCount)} records, {durationWords(statement.durationMs)}
            </span>
          </summary>
          <section className="scroll" aria-label={`Statement of ${statement.kpiName}`}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
            <pre tabIndex={0}>{statement.statement}</pre>
          </section>
        </details>
      ))}
    </Section>
  );
}
