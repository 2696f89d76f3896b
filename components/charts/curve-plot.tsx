"use client";

import type { ReactNode } from "react";
import { clamp, type Domain, linePath, oneDecimal, type Point, percentOf, place, ticksIn } from "./geometry";
import { Dot, XTicks, YTicks } from "./plot-words";

interface CurvePlotProps {
  /** Says what the picture shows. */
  label: string;
  /** x attainment, y score, from left to right. A step is two points of one x; a smooth curve comes sampled. */
  points: readonly Point[];
  /** The reader's own place on it. */
  mine?: Point | null;
  /** The rule in force, dashed. */
  ghost?: readonly Point[];
  /** Dots; whoever is beyond the axes stands at their edge. */
  people?: readonly Point[];
  caption?: ReactNode;
  /** The height of the editor's plot. */
  tall?: boolean;
  /** Words for a tick of attainment; two decimals unless given. */
  xLabel?: (x: number) => string;
  /** Handles of an editor, placed in percent. */
  children?: ReactNode;
}

const ON_TARGET = 1;
const TICK_ROOM_PERCENT = 7;

/** From attainment, to the right, to score, upwards. */
export function CurvePlot(props: CurvePlotProps) {
  const { label, points, mine, ghost = [], people = [], caption, tall, children } = props;
  const { x, y } = curveDomains([...points, ...ghost, ...(mine ? [mine] : [])]);
  const at = (point: Point) => place(point, x, y);
  const own = mine ? at(mine) : undefined;
  const target = percentOf(ON_TARGET, x);
  const grid = ticksIn(y, 4).filter((tick) => tick > y.low);
  return (
    <figure>
      <div className={tall ? "plot plot-editor" : "plot plot-curve"}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={label}>
          <path className="gridl" d={grid.map((tick) => `M0 ${100 - percentOf(tick, y)}H100`).join("")} />
          <path className="axis" d="M0 100H100" />
          {target >= 0 && target <= 100 && <path className="plumbl" d={`M${target} -4V104`} />}
          {ghost.length > 0 && <path className="ghost" d={linePath(ghost.map(at))} />}
          <path className="curve" d={linePath(points.map(at))} />
          {own && <path className="drop" d={`M${own.x} 100V${own.y}H0`} />}
          {people
            .map((person) => at(atTheEdge(person, x, y)))
            .map((person, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: points have no other name and never change places.
              <Dot key={index} {...person} kind="people" />
            ))}
          {own && <Dot {...own} />}
        </svg>
        {children}
        <CurveWords {...props} x={x} y={y} own={own} target={target} />
      </div>
      {caption && <figcaption className="small soft">{caption}</figcaption>}
    </figure>
  );
}

type CurveWordsProps = CurvePlotProps & { x: Domain; y: Domain; own: Point | undefined; target: number };

function CurveWords({ mine, xLabel, tall, x, y, own, target }: CurveWordsProps) {
  const free = (percent: number, taken: number | undefined) =>
    taken === undefined || Math.abs(percent - taken) > TICK_ROOM_PERCENT;
  const yTicks = ticksIn(y, 4).map((tick) => ({
    at: 100 - percentOf(tick, y),
    text: tick,
    strong: tall && tick === 100,
  }));
  const xTicks = ticksIn(x, 4).map((tick, index) => ({
    at: percentOf(tick, x),
    text: xLabel ? xLabel(tick) : tick.toFixed(2),
    strong: tall && tick === ON_TARGET,
    odd: index % 2 === 1,
  }));
  return (
    <>
      <YTicks ticks={yTicks.filter((tick) => free(tick.at, own?.y))} />
      <XTicks ticks={xTicks.filter((tick) => free(tick.at, own?.x))} />
      {mine && own && (
        <>
          <YTicks ticks={[{ at: own.y, text: oneDecimal(mine.y), strong: true }]} />
          <XTicks ticks={[{ at: own.x, text: xLabel ? xLabel(mine.x) : mine.x.toFixed(3), strong: true }]} />
        </>
      )}
      {!tall && target >= 0 && target <= 85 && (
        <span className="t" style={{ left: `calc(${target}% + 8px)`, top: "-6px" }} aria-hidden="true">
          on target
        </span>
      )}
    </>
  );
}

/** A point beyond the axes, moved to their edge: the curve would otherwise shrink to a corner for it. */
export const atTheEdge = (point: Point, x: Domain, y: Domain): Point => ({
  x: clamp(point.x, x.low, x.high),
  y: clamp(point.y, y.low, y.high),
});

/** The ends of both axes: all points, attainment 1, and scores to 150 from 50 or the lowest point. */
export function curveDomains(points: readonly Point[]): { x: Domain; y: Domain } {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  return {
    x: { low: Math.min(ON_TARGET, ...xs), high: Math.max(ON_TARGET, ...xs) },
    y: { low: Math.min(50, Math.floor(Math.min(50, ...ys) / 10) * 10), high: Math.max(150, ...ys) },
  };
}
