"use client";

import { CurvePlot } from "@/components/charts/curve-plot";
import { curvePoints } from "@/components/curves/curve";
import { CurveKnots } from "@/components/curves/curve-knots";
import { useField } from "@/components/forms/editor-errors";
import { NumberInput } from "@/components/ui/number-input";
import { Section } from "@/components/ui/section-head";
import { SegmentRadios } from "@/components/ui/segment";
import { STARTING_RULES } from "@/lib/rewards/starting-rules";
import type { Payout } from "@/lib/rewards/types";
import { asScoringCurve, fromScoringCurve } from "./payout-curve";
import { PayoutPoints } from "./payout-points";

interface PayoutEditorProps {
  payout: Payout;
  maximumFactor: string;
  /** The payout in force, dashed, and whose it is. */
  inForce: { payout: Payout; maximumFactor: string; words: string } | null;
  onChange: (payout: Payout) => void;
}

const BANDS = [
  { band: "above", label: "Above target" },
  { band: "on", label: "On target" },
  { band: "near", label: "Near target" },
  { band: "below", label: "Below target" },
] as const;

/** From score to factor: a curve of points, or a factor for each band. */
export function PayoutEditor({ payout, maximumFactor, inForce, onChange }: PayoutEditorProps) {
  const start = (kind: string) =>
    onChange(
      kind === "bands"
        ? { kind, factors: { above: "1.25", on: "1", near: "0.5", below: "0" } }
        : STARTING_RULES.payout,
    );
  return (
    <Section
      id="payout"
      title="From score to factor"
      note="A factor of 1 pays the target bonus"
      action={
        <SegmentRadios
          label="How a score becomes a factor"
          name="payout.kind"
          options={[
            { value: "curve", label: "Points" },
            { value: "bands", label: "Bands" },
          ]}
          value={payout.kind}
          onChange={start}
        />
      }
    >
      {payout.kind === "curve" ? (
        <div className="curvebox">
          <PayoutPlot payout={payout} maximumFactor={maximumFactor} inForce={inForce} onChange={onChange} />
          <PayoutPoints payout={payout} onChange={onChange} />
        </div>
      ) : (
        <div className="fields settings-fields">
          {BANDS.map(({ band, label }) => (
            <BandFactor
              key={band}
              path={`payout.factors.${band}`}
              label={label}
              value={payout.factors[band]}
              onChange={(factor) => onChange({ ...payout, factors: { ...payout.factors, [band]: factor } })}
            />
          ))}
        </div>
      )}
    </Section>
  );
}

type PlotProps = PayoutEditorProps & { payout: Extract<Payout, { kind: "curve" }> };

function PayoutPlot({ payout, maximumFactor, inForce, onChange }: PlotProps) {
  const method = asScoringCurve(payout);
  const maximumScore = String(Number(maximumFactor) * 100);
  const drawn = curvePoints(method, maximumScore) ?? [];
  const ghost =
    inForce?.payout.kind === "curve"
      ? (curvePoints(asScoringCurve(inForce.payout), String(Number(inForce.maximumFactor) * 100)) ?? [])
      : [];
  if (drawn.length < 2) {
    return (
      <div className="plot plot-editor">
        <p className="small mute">The curve is drawn once its figures are numbers.</p>
      </div>
    );
  }
  return (
    <CurvePlot
      tall
      label="Percent of the target bonus by score"
      points={drawn}
      ghost={ghost}
      xLabel={(x) => String(Math.round(x * 100))}
      caption={`Percent of the target bonus, upwards, by score.${ghost.length > 0 ? ` Dashed: ${inForce?.words}.` : ""} Drag a point, or use the arrow keys.`}
    >
      <CurveKnots
        method={method}
        maximumScore={maximumScore}
        drawn={[...drawn, ...ghost]}
        words={({ raw, score }) =>
          `score ${Math.round(Number(raw) * 10_000) / 100}, factor ${Number(score) / 100}`
        }
        onChange={(moved) => onChange(fromScoringCurve(moved))}
      />
    </CurvePlot>
  );
}

interface BandFactorProps {
  path: string;
  label: string;
  value: string;
  onChange: (factor: string) => void;
}

function BandFactor({ path, label, value, onChange }: BandFactorProps) {
  return (
    <NumberInput
      {...useField(path)}
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value.replace(",", "."))}
    />
  );
}
