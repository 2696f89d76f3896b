"use client";

import type { ReactNode } from "react";
import { domainAround, linePath, type Point, percentOf, round, runsOf, ticksIn } from "./geometry";
import type { HistoryPoint } from "./history-point";
import { HistoryTable } from "./history-table";
import { Dot, XTicks, YTicks } from "./plot-words";

interface HistoryPlotProps {
  label: string;
  /** Oldest first. */
  points: readonly HistoryPoint[];
  caption?: ReactNode;
}

/** Scores by period. Hairlines mark versions; the line breaks where the rule changed and where nothing was scored. */
export function HistoryPlot({ label, points, caption }: HistoryPlotProps) {
  const scores = points.map((point) => point.score);
  const y = domainAround(
    scores.filter((score) => score !== null),
    10,
    30,
  );
  const slot = 100 / Math.max(points.length, 1);
  const at = (point: Point): Point => ({
    x: round((point.x + 0.5) * slot),
    y: round(100 - percentOf(point.y, y)),
  });
  const runs = runsOf(scores, (index) => Boolean(points[index]?.ruleChanged)).map((run) => run.map(at));
  const dots = runs.flat();
  const newest = points.at(-1)?.score === null ? undefined : dots.at(-1);
  const marks = versionMarks(points);
  const ticks = ticksIn(y, 4);
  return (
    <>
      <figure>
        <div className="plot plot-history">
          <svg
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            role="img"
            aria-label={`${label}. The values are in the table below`}
          >
            <path
              className="gridl"
              d={ticks
                .filter((tick) => tick > y.low)
                .map((tick) => `M0 ${round(100 - percentOf(tick, y))}H100`)
                .join("")}
            />
            <path className="axis" d="M0 100H100" />
            <path className="plumbl" d={`M0 ${round(100 - percentOf(100, y))}H100`} />
            <path
              className="vmark"
              d={marks
                .filter((mark) => mark.percent > 0)
                .map((mark) => `M${mark.percent} -14V100`)
                .join("")}
            />
            {runs.map((run) => (
              <path key={run[0]?.x} className="curve" d={linePath(run)} />
            ))}
            <path
              className="dot-s"
              d={dots
                .filter((dot) => dot !== newest)
                .map((dot) => `M${dot.x} ${dot.y}h0`)
                .join("")}
            />
            {newest && <Dot {...newest} />}
          </svg>
          <YTicks
            ticks={ticks.map((tick) => ({
              at: round(100 - percentOf(tick, y)),
              text: tick,
              strong: tick === 100,
            }))}
          />
          <VersionWords marks={marks} />
          <XTicks
            ticks={points.map((point, index) => ({
              at: round((index + 0.5) * slot),
              text: point.short,
              strong: index === points.length - 1,
              odd: (points.length - index) % 2 === 0,
            }))}
          />
        </div>
        {caption && <figcaption className="small soft">{caption}</figcaption>}
      </figure>
      <HistoryTable label={label} points={points} />
    </>
  );
}

interface VersionMark {
  /** Left edge of the first period of the version, in percent. */
  percent: number;
  version: string;
  note?: string;
}

const MARK_ROOM_PERCENT = 14;

/** Where a version begins, with its words; words are dropped where the next would touch them. */
export function versionMarks(points: readonly HistoryPoint[]): VersionMark[] {
  const marks = points.flatMap((point, index) => {
    if (!point.version || point.version === points[index - 1]?.version) return [];
    return [
      { percent: round((index / points.length) * 100), version: point.version, note: point.versionNote },
    ];
  });
  return marks.map((mark, index) => {
    const next = marks[index + 1];
    return next && next.percent - mark.percent < MARK_ROOM_PERCENT
      ? { percent: mark.percent, version: "" }
      : mark;
  });
}

function VersionWords({ marks }: { marks: VersionMark[] }) {
  return marks.map((mark) => {
    const onLeft = mark.percent > 70;
    const side = onLeft
      ? { right: `calc(${round(100 - mark.percent)}% + 6px)` }
      : { left: mark.percent === 0 ? 0 : `calc(${mark.percent}% + 6px)` };
    return (
      <span key={mark.percent} className="t" style={{ ...side, top: "-22px" }} aria-hidden="true">
        {mark.version}
        {mark.note && <span className={onLeft ? "wide" : undefined}>, {mark.note}</span>}
      </span>
    );
  });
}
