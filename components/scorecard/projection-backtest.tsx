import { shownChange, shownScore } from "@/lib/dashboards/format";
import { parseDecimal } from "@/lib/decimal";
import type { BacktestPoint } from "@/lib/scoring/forecast/column";

interface ProjectionBacktestProps {
  /** Oldest first. */
  points: readonly BacktestPoint[];
  of: string;
  /** "At this point of it": when it was projected. */
  when: string;
}

/** What was projected in finished periods, and what came out: how far a projection can be trusted. */
export function ProjectionBacktest({ points, of, when }: ProjectionBacktestProps) {
  if (points.length === 0) return null;
  return (
    <details className="astable">
      <summary>
        {points.length === 1 ? "Show the past projection" : `Show ${points.length} past projections`}
      </summary>
      <table className="table">
        <caption className="sr">Projections of {of} in finished periods</caption>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col" className="num">
              {when}
            </th>
            <th scope="col" className="num">
              Came out
            </th>
            <th scope="col" className="num">
              Off by
            </th>
          </tr>
        </thead>
        <tbody>
          {[...points].reverse().map(({ periodId, name, projected, cameOut }) => (
            <tr key={periodId}>
              <th scope="row">{name}</th>
              <td className="num">{shownScore(projected)}</td>
              <td className="num">{shownScore(cameOut)}</td>
              <td className="num">
                {shownChange(parseDecimal(cameOut).minus(parseDecimal(projected)).toFixed(4))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
