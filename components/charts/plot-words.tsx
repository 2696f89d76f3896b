import type { ReactNode } from "react";

interface Tick {
  /** Percent of the plot. */
  at: number;
  text: ReactNode;
  strong?: boolean;
  /** Left out on a phone. */
  odd?: boolean;
}

/** Words left of a plot. */
export function YTicks({ ticks }: { ticks: Tick[] }) {
  return ticks.map((tick) => (
    <span
      key={tick.at}
      className={tick.strong ? "t y strong" : "t y"}
      style={{ left: 0, top: `${tick.at}%` }}
      aria-hidden="true"
    >
      {tick.text}
    </span>
  ));
}

/** Words under a plot. */
export function XTicks({ ticks }: { ticks: Tick[] }) {
  return ticks.map((tick) => (
    <span
      key={tick.at}
      className={["t x", tick.strong && "strong", tick.odd && "odd"].filter(Boolean).join(" ")}
      style={{ left: `${tick.at}%`, top: "calc(100% + 8px)" }}
      aria-hidden="true"
    >
      {tick.text}
    </span>
  ));
}

/** Marks that keep their shape in a stretched plot: dots are strokes of no length. */
export function Dot({ x, y, kind = "dot" }: { x: number; y: number; kind?: "dot" | "people" }) {
  return (
    <>
      <path className={`${kind}-ring`} d={`M${x} ${y}h0`} />
      <path className={kind} d={`M${x} ${y}h0`} />
    </>
  );
}
