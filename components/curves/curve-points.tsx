"use client";

import { PointsTable } from "@/components/forms/points-table";
import type { ScoringMethod } from "@/lib/kpis/rule/types";
import { nextPoint } from "./curve";

type Banded = Extract<ScoringMethod, { kind: "banded" }>;

interface CurvePointsProps {
  path: string;
  method: Banded;
  onChange: (method: Banded) => void;
}

/** A curve as a table of points, attainment to score. */
export function CurvePoints({ path, method, onChange }: CurvePointsProps) {
  const { points, mode } = method;
  return (
    <PointsTable
      path={path}
      x={{ name: "raw", label: "Attainment" }}
      y={{ name: "score", label: "Score" }}
      points={points}
      mode={mode}
      next={nextPoint(points)}
      onChange={(curve) => onChange({ ...method, ...curve })}
    />
  );
}
