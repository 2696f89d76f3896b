"use client";

import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { useField } from "./editor-errors";

type Mode = "step" | "interpolate";

/** A column: the point's property, and what it is called. */
interface Axis<Name extends string> {
  name: Name;
  label: string;
}

interface PointsTableProps<X extends string, Y extends string> {
  /** Of the curve among the form's fields. */
  path: string;
  x: Axis<X>;
  y: Axis<Y>;
  points: readonly Record<X | Y, string>[];
  mode: Mode;
  /** What another point starts with. */
  next: Record<X | Y, string>;
  onChange: (curve: { points: Record<X | Y, string>[]; mode: Mode }) => void;
}

/** A curve as a table of points, of whatever leads to whatever. */
export function PointsTable<X extends string, Y extends string>(props: PointsTableProps<X, Y>) {
  const { path, x, y, points, mode, next, onChange } = props;
  type Point = Record<X | Y, string>;
  const list = useField(`${path}.points`);
  const put = (index: number, point: Point | null) =>
    onChange({ mode, points: points.flatMap((old, at) => (at === index ? (point ?? []) : old)) });
  return (
    <div>
      <table className="points" id={list.id}>
        <caption className="sr">Points of the curve</caption>
        <thead>
          <tr>
            <th scope="col">{x.label}</th>
            <th scope="col">{y.label}</th>
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
              axes={[x, y]}
              point={point}
              onChange={(changed: Point | null) => put(index, changed)}
            />
          ))}
        </tbody>
      </table>
      {list.error && <p className="err">{list.error}</p>}
      <div className="adders">
        <Button size="s" icon="plus" onClick={() => onChange({ mode, points: [...points, next] })}>
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
          onChange({ points: [...points], mode: event.target.value === "step" ? "step" : "interpolate" })
        }
      />
    </div>
  );
}

interface PointRowProps<Name extends string> {
  path: string;
  place: number;
  axes: readonly [Axis<Name>, Axis<Name>];
  point: Record<Name, string>;
  onChange: (point: Record<Name, string> | null) => void;
}

function PointRow<Name extends string>({ path, place, axes, point, onChange }: PointRowProps<Name>) {
  const fields = [useField(`${path}.${axes[0].name}`), useField(`${path}.${axes[1].name}`)];
  const error = fields.find((field) => field.error)?.error;
  return (
    <>
      <tr>
        {axes.map(({ name, label }, at) => (
          <td key={name}>
            <input
              className="input"
              type="text"
              inputMode="decimal"
              id={fields[at]?.id}
              aria-label={`${label} of point ${place}`}
              aria-invalid={fields[at]?.error ? true : undefined}
              value={point[name]}
              onChange={(event) => onChange({ ...point, [name]: event.target.value.replace(",", ".") })}
            />
          </td>
        ))}
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
