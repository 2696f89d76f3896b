"use client";

import { useField } from "@/components/kpis/editor-errors";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { Payout, PayoutPoint } from "@/lib/rewards/types";

type Curve = Extract<Payout, { kind: "curve" }>;

interface PayoutPointsProps {
  payout: Curve;
  onChange: (payout: Curve) => void;
}

/** The curve as a table of points, score to factor. */
export function PayoutPoints({ payout, onChange }: PayoutPointsProps) {
  const { points, mode } = payout;
  const list = useField("payout.points");
  const put = (index: number, point: PayoutPoint | null) =>
    onChange({ ...payout, points: points.flatMap((old, at) => (at === index ? (point ?? []) : old)) });
  const last = points.at(-1);
  const next = { score: last ? String(Number(last.score) + 10) : "100", factor: last?.factor ?? "1" };
  return (
    <div>
      <table className="points" id={list.id}>
        <caption className="sr">Points of the curve</caption>
        <thead>
          <tr>
            <th scope="col">Score</th>
            <th scope="col">Factor</th>
            <th scope="col">
              <span className="sr">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, index) => (
            <PointRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a point has no other name than its place.
              key={index}
              path={`payout.points.${index}`}
              place={index + 1}
              point={point}
              onChange={(changed) => put(index, changed)}
            />
          ))}
        </tbody>
      </table>
      {list.error && <p className="err">{list.error}</p>}
      <div className="adders">
        <Button size="s" icon="plus" onClick={() => onChange({ ...payout, points: [...points, next] })}>
          Point
        </Button>
      </div>
      <Select
        name="payout.mode"
        label="Between points"
        value={mode}
        options={[
          { value: "interpolate", label: "Straight lines" },
          { value: "step", label: "Steps" },
        ]}
        onChange={(event) =>
          onChange({ ...payout, mode: event.target.value === "step" ? "step" : "interpolate" })
        }
      />
    </div>
  );
}

interface PointRowProps {
  path: string;
  place: number;
  point: PayoutPoint;
  onChange: (point: PayoutPoint | null) => void;
}

function PointRow({ path, place, point, onChange }: PointRowProps) {
  const score = useField(`${path}.score`);
  const factor = useField(`${path}.factor`);
  const error = score.error ?? factor.error;
  return (
    <>
      <tr>
        {(["score", "factor"] as const).map((name) => {
          const { id, error: wrong } = name === "score" ? score : factor;
          return (
            <td key={name}>
              <input
                className="input"
                type="text"
                inputMode="decimal"
                id={id}
                aria-label={`${name === "score" ? "Score" : "Factor"} of point ${place}`}
                aria-invalid={wrong ? true : undefined}
                value={point[name]}
                onChange={(event) => onChange({ ...point, [name]: event.target.value.replace(",", ".") })}
              />
            </td>
          );
        })}
        <td>
          <Button size="s" variant="bare" icon="x" iconOnly onClick={() => onChange(null)}>
            Remove point {place}
          </Button>
        </td>
      </tr>
      {error && (
        <tr>
          <td colSpan={3}>
            <p className="err">{error}</p>
          </td>
        </tr>
      )}
    </>
  );
}
