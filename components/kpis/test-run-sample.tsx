import { shownCell } from "@/lib/dashboards/receipt/record-values";
import type { TestRun } from "@/lib/scoring/test-run/test-run-input";

/** Up to ten records behind one person's figure, oldest first. */
export function TestRunSample({ result, recordNounPlural }: { result: TestRun; recordNounPlural: string }) {
  const { sample, people } = result;
  const person = people.find(({ employee_id }) => employee_id === sample?.employee_id);
  if (!sample || !person) return null;
  const title = `${sample.records.length} of ${person.record_count} ${recordNounPlural} of ${person.name}`;
  return (
    <>
      <h3 className="mt4">{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="scroll" aria-label={title} tabIndex={0}>
        <table className="table sample">
          <caption className="sr">{title}</caption>
          <thead>
            <tr>
              {sample.columns.map((column) => (
                <th key={column.name} scope="col">
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.records.map((record) => (
              <tr key={record.record_id}>
                {sample.columns.map(({ name, data_type }, index) => {
                  const value = record.values[index] ?? null;
                  return (
                    <td key={name} className={value === null ? "mute" : undefined}>
                      {shownCell(value, data_type, sample.time_zone)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
