"use client";

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { curveDomains } from "@/components/charts/curve-plot";
import { type Domain, type Point, place } from "@/components/charts/geometry";
import type { ScorePoint, ScoringMethod } from "@/lib/kpis/rule/types";
import { movePoint } from "./curve";

type Banded = Extract<ScoringMethod, { kind: "banded" }>;

interface CurveKnotsProps {
  method: Banded;
  maximumScore: string;
  /** Everything the plot draws: its axes are theirs. */
  drawn: readonly Point[];
  /** What a point says, where the axes are something else than attainment and score. */
  words?: (point: ScorePoint) => string;
  onChange: (method: Banded) => void;
}

const usualWords = ({ raw, score }: ScorePoint) => `attainment ${raw}, score ${score}`;

const STEP = { raw: 0.01, score: 1 };
const WITH_SHIFT = 10;

/** The points of a curve as handles on it: dragged, or moved by the arrow keys, ten times as far with Shift. */
export function CurveKnots({ method, maximumScore, drawn, words = usualWords, onChange }: CurveKnotsProps) {
  const { x, y } = curveDomains(drawn);
  // The axes of when a drag began: they follow the points, and would run away from the pointer.
  const grip = useRef<{ rect: DOMRect; x: Domain; y: Domain } | null>(null);
  const [moved, setMoved] = useState("");
  const move = (index: number, to: Point) => {
    const points = movePoint(method.points, { index, to, maximumScore });
    onChange({ ...method, points });
    const point = points[index];
    if (point) setMoved(`Point ${index + 1}: ${words(point)}`);
  };
  const grab = (event: PointerEvent<HTMLButtonElement>) => {
    const rect = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!rect || event.button > 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { rect, x, y };
  };
  const drag = (event: PointerEvent, index: number) => {
    const held = grip.current;
    if (!held) return;
    const across = (event.clientX - held.rect.left) / held.rect.width;
    const down = (event.clientY - held.rect.top) / held.rect.height;
    move(index, {
      x: held.x.low + across * (held.x.high - held.x.low),
      y: held.y.high - down * (held.y.high - held.y.low),
    });
  };
  const step = (event: KeyboardEvent, index: number) => {
    const point = method.points[index];
    const by = ARROWS[event.key];
    if (!point || !by) return;
    event.preventDefault();
    const times = event.shiftKey ? WITH_SHIFT : 1;
    move(index, {
      x: Number(point.raw) + by.raw * STEP.raw * times,
      y: Number(point.score) + by.score * STEP.score * times,
    });
  };
  return (
    <>
      {method.points.map((point, index) => {
        const at = place({ x: Number(point.raw), y: Number(point.score) }, x, y);
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a point has no other name than its place.
            key={index}
            className="knot"
            type="button"
            style={{ left: `${at.x}%`, top: `${at.y}%` }}
            aria-label={`Point ${index + 1}: ${words(point)}`}
            onPointerDown={grab}
            onPointerMove={(event) => drag(event, index)}
            onPointerUp={() => {
              grip.current = null;
            }}
            onPointerCancel={() => {
              grip.current = null;
            }}
            onKeyDown={(event) => step(event, index)}
          />
        );
      })}
      <output className="sr">{moved}</output>
    </>
  );
}

const ARROWS: Record<string, { raw: number; score: number }> = {
  ArrowLeft: { raw: -1, score: 0 },
  ArrowRight: { raw: 1, score: 0 },
  ArrowUp: { raw: 0, score: 1 },
  ArrowDown: { raw: 0, score: -1 },
};
