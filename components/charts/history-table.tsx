import { oneDecimal } from "./geometry";
import type { HistoryPoint } from "./history-point";

/** The same figures as a table, newest first. */
export function HistoryTable({ label, points }: { label: string; points: readonly HistoryPoint[] }) {
  const versioned = points.some((point) => point.version);
  const noted = points.some((point) => point.note);
  return (
    <details className="astable">
      <summary>Show as table</summary>
      <table className="table">
        <caption className="sr">{label}</caption>
        <thead>
          <tr>
            <th scope="col">Period</th>
            {versioned && <th scope="col">Template</th>}
            {noted && <th scope="col">Note</th>}
            <th scope="col" className="num">
              Score
            </th>
          </tr>
        </thead>
        <tbody>
          {[...points].reverse().map((point) => (
            <tr key={point.long}>
              <th scope="row">{point.long}</th>
              {versioned && <td>{point.version}</td>}
              {noted && <td>{point.note}</td>}
              <td className="num">{point.score === null ? "Not scored" : oneDecimal(point.score)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
