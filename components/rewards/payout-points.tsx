"use client";

import { PointsTable } from "@/components/forms/points-table";
import type { Payout } from "@/lib/rewards/types";

type Curve = Extract<Payout, { kind: "curve" }>;

interface PayoutPointsProps {
  payout: Curve;
  onChange: (payout: Curve) => void;
}

/** The curve as a table of points, score to factor. */
export function PayoutPoints({ payout, onChange }: PayoutPointsProps) {
  const { points, mode } = payout;
  const last = points.at(-1);
  return (
    <PointsTable
      path="payout"
      x={{ name: "score", label: "Score" }}
      y={{ name: "factor", label: "Factor" }}
      points={points}
      mode={mode}
      next={{ score: last ? String(Number(last.score) + 10) : "100", factor: last?.factor ?? "1" }}
      onChange={(curve) => onChange({ ...payout, ...curve })}
    />
  );
}
