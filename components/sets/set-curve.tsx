"use client";

import { CurvePlot } from "@/components/charts/curve-plot";
import { actualAt, curvePoints } from "@/components/curves/curve";
import type { Direction, ScoringMethod, Target } from "@/lib/kpis/rule/types";

interface SetCurveProps {
  name: string;
  curve: ScoringMethod;
  /** The curve in a sentence. */
  words: string;
  maximumScore: string;
  direction: Direction;
  target: Target;
  unit: string;
}

/** The curve of a KPI that is not installed yet, drawn in the browser from its rule. */
export function SetCurve({ name, curve, words, maximumScore, ...about }: SetCurveProps) {
  return (
    <CurvePlot
      label={`${name}: score by attainment. ${words}`}
      points={curvePoints(curve, maximumScore) ?? []}
      xLabel={(x) => actualAt(x, about)}
      caption={`${words}.`}
    />
  );
}
