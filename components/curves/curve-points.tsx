"use client";

import { PointsTable } from "@/components/forms/points-table";
import type { ScoringMethod } from "@/lib/kpis/rule/types";

type Banded = Extract<ScoringMethod, { kind: "banded" }>;

interface CurvePointsProps {
  path: string;
  method: Banded;
  onChange: (method: Banded) => void;
}

/** A curve as a table of points, attainment to score. */
export function CurvePoints({ path, method, onChange }: CurvePointsProps) {
  const { points, mode } = method;
  const last = points.at(-1);
  return (
    <PointsTable
      path={path}
      x={{ name: "raw", label: "Attainment" }}
      y={{ name: "score", label: "Score" }}
      points={points}
      mode={mode}
      next={{ raw: last ? String(Number(last.raw) + 0.1) : "1", score: last?.score ?? "100" }}
      onChange={(curve) => onChange({ ...method, ...curve })}
    />
  );
}
