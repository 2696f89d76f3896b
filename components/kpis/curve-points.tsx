"use client";

import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { ScorePoint, ScoringMethod } from "@/lib/kpis/rule/types";
import { useField } from "./editor-errors";

type Banded = Extract<ScoringMethod, { kind: "banded" }>;

interface CurvePointsProps {
  path: string;
  method: Banded;
  onChange: (method: Banded) => void;
}

/** A curve as a table of points, attainment to score. */
export function CurvePoints({ path, method, onChange }: CurvePointsProps) {
  const { points, mode } = method;
  const list = useField(`${path}.points`);
  const put = (index: number, point: ScorePoint | null) =>
    onChange({ ...method, points: points.flatMap((old, at) => (at === index ? (point ?? []) : old)) });
  const last = points.at(-1);
  const next = { raw: last ? String(Number(last.raw) + 0.1) : "1", score: last?.score ?? "100" };
  return (
    <div>
      <table className="points" id={list.id}>
        <caption className="sr">Points of the curve</caption>
        <thead>
          <tr>
            <th scope="col">Attainment</th>
            <th scope="col">Score</th>
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
              path={`${path}.points.${index}`}
              place={index + 1}
              point={point}
              onChange={(changed) => put(index, changed)}
            />
          ))}
        </tbody>
      </table>
      {list.error && <p className="err">{list.error}</p>}
      <div className="adders">
        <Button size="s" icon="plus" onClick={() => onChange({ ...method, points: [...points, next] })}>
          Point
        </Button>
      </div>
      <Select
        name={`${path}.mode`}
        label="Between points"
        value={mode}
        options={[
          { value: "interpolate", label: "Straight lines" },
          { value: "step", label: "Steps" },
        ]}
        onChange={(event) =>
          onChange({ ...method, mode: event.target.value === "step" ? "step" : "interpolate" })
        }
      />
    </div>
  );
}

interface PointRowProps {
  path: string;
  place: number;
  point: ScorePoint;
  onChange: (point: ScorePoint | null) => void;
}

function PointRow({ path, place, point, onChange }: PointRowProps) {
  const raw = useField(`${path}.raw`);
  const score = useField(`${path}.score`);
  const error = raw.error ?? score.error;
  return (
    <>
      <tr>
        {(["raw", "score"] as const).map((field) => {
          const { id, error: wrong } = field === "raw" ? raw : score;
          return (
            <td key={field}>
              <input
                className="input"
                type="text"
                inputMode="decimal"
                id={id}
                aria-label={`${field === "raw" ? "Attainment" : "Score"} of point ${place}`}
                aria-invalid={wrong ? true : undefined}
                value={point[field]}
                onChange={(event) => onChange({ ...point, [field]: event.target.value.replace(",", ".") })}
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
