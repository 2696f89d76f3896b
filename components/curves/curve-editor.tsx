"use client";

import type { ReactNode } from "react";
import { CurvePlot } from "@/components/charts/curve-plot";
import type { Point } from "@/components/charts/geometry";
import { useField } from "@/components/forms/editor-errors";
import { NumberInput } from "@/components/ui/number-input";
import { Section } from "@/components/ui/section-head";
import { SegmentRadios } from "@/components/ui/segment";
import type { Direction, ScoringMethod, Target } from "@/lib/kpis/rule/types";
import { actualAt, curvePoints, startMethod } from "./curve";
import { CurveKnots } from "./curve-knots";
import { CurvePoints } from "./curve-points";

interface CurveEditorProps {
  path: string;
  method: ScoringMethod;
  maximumScore: string;
  direction: Direction;
  target: Target;
  unit: string;
  /** Attainment and score of everybody in the test run. */
  people?: Point[];
  /** What the dots are: "a person of the test run" unless given. */
  dotWords?: string;
  /** The curve in force, and whose it is: "v7, in force". */
  ghost?: { points: Point[]; words: string } | null;
  readOnly?: boolean;
  /** Whose curve this is, and a way back to the KPI's own. */
  note?: ReactNode;
  action?: ReactNode;
  onChange: (method: ScoringMethod) => void;
}

const KINDS: { value: ScoringMethod["kind"]; label: string }[] = [
  { value: "linear", label: "Linear" },
  { value: "capped", label: "Capped" },
  { value: "banded", label: "Points" },
  { value: "sigmoid", label: "S-shaped" },
];

/** From attainment to score: the method, its figures, and what they draw. */
export function CurveEditor(props: CurveEditorProps) {
  const { path, method, maximumScore, people = [], ghost, note, onChange } = props;
  const drawn = curvePoints(
    method,
    maximumScore,
    people.map(({ x }) => x),
  );
  const caption = captionOf(props);
  return (
    <Section
      id={`curve-${path}`}
      title="Curve"
      note={note}
      action={
        <SegmentRadios
          label="Scoring method"
          name={`${path}.kind`}
          options={KINDS}
          value={method.kind}
          onChange={(kind) => onChange(startMethod(kind as ScoringMethod["kind"]))}
        />
      }
    >
      <div className="curvebox">
        {drawn && drawn.length > 1 ? (
          <CurvePlot
            tall
            label={`Score by attainment, ${KINDS.find(({ value }) => value === method.kind)?.label.toLowerCase()}`}
            points={drawn}
            ghost={ghost?.points}
            people={people}
            xLabel={(x) => actualAt(x, props)}
            caption={caption || undefined}
          >
            {method.kind === "banded" && !props.readOnly && (
              <CurveKnots
                method={method}
                maximumScore={maximumScore}
                drawn={[...drawn, ...(ghost?.points ?? [])]}
                onChange={onChange}
              />
            )}
          </CurvePlot>
        ) : (
          <div className="plot plot-editor">
            <p className="small mute">The curve is drawn once its figures are numbers.</p>
          </div>
        )}
        <MethodFields path={path} method={method} onChange={onChange} />
      </div>
    </Section>
  );
}

function captionOf({
  people = [],
  dotWords = "a person of the test run",
  ghost,
  method,
  readOnly,
}: CurveEditorProps) {
  const facts = [
    ghost && `Dashed: ${ghost.words}.`,
    people.length > 0 && `Each dot is ${dotWords}: ${people.length}.`,
    method.kind === "banded" && !readOnly && "Drag a point, or use the arrow keys.",
  ];
  return facts.filter(Boolean).join(" ");
}

interface MethodFieldsProps {
  path: string;
  method: ScoringMethod;
  onChange: (method: ScoringMethod) => void;
}

function MethodFields({ path, method, onChange }: MethodFieldsProps) {
  const cap = useField(`${path}.cap`);
  const k = useField(`${path}.k`);
  switch (method.kind) {
    case "linear":
      return <p className="small mute">Twice the target is twice the score, up to the template’s maximum.</p>;
    case "capped":
      return (
        <div>
          <NumberInput
            {...cap}
            label="Counts up to an attainment of"
            hint="1 is on target: 1.2 gives at most 120."
            value={method.cap}
            onChange={(event) => onChange({ ...method, cap: event.target.value.replace(",", ".") })}
          />
        </div>
      );
    case "sigmoid":
      return (
        <div>
          <NumberInput
            {...k}
            label="Steepness"
            hint="100 on target whatever it is; 6 gives about 182 at 1.4."
            value={method.k}
            onChange={(event) => onChange({ ...method, k: event.target.value.replace(",", ".") })}
          />
        </div>
      );
    case "banded":
      return <CurvePoints path={path} method={method} onChange={onChange} />;
  }
}
