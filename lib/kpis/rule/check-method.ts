import { type Dec, HUNDRED, ZERO } from "@/lib/decimal";
import { checkNumber, checkScore, type Path, type TemplateProblem } from "./template-problem";
import type { ScorePoint, ScoringMethod } from "./types";

const STEEPEST = 100;

interface MethodCheck {
  method: ScoringMethod;
  maximum: Dec | null;
}

export function checkMethod(problems: TemplateProblem[], path: Path, { method, maximum }: MethodCheck): void {
  if (method.kind === "capped") {
    checkNumber(problems, [...path, "cap"], {
      value: method.cap,
      accept: (cap) => cap.gt(ZERO) && (!maximum || cap.times(HUNDRED).lte(maximum)),
      otherwise: maximum
        ? `The cap must be above 0 and at most ${maximum.div(HUNDRED)}`
        : "The cap must be above 0",
    });
  }
  if (method.kind === "sigmoid") {
    checkNumber(problems, [...path, "k"], {
      value: method.k,
      accept: (k) => k.gt(ZERO) && k.lte(STEEPEST),
      otherwise: "The steepness must be above 0 and at most 100",
    });
  }
  if (method.kind === "banded")
    checkPoints(problems, [...path, "points"], { points: method.points, maximum });
}

interface PointsCheck {
  points: ScorePoint[];
  maximum: Dec | null;
}

function checkPoints(problems: TemplateProblem[], path: Path, { points, maximum }: PointsCheck): void {
  if (points.length === 0) problems.push({ path, message: "Add at least one point" });
  let before: { raw: Dec | null; score: Dec | null } = { raw: null, score: null };
  points.forEach((point, index) => {
    const raw = checkNumber(problems, [...path, index, "raw"], {
      value: point.raw,
      accept: (value) => value.gte(ZERO),
      otherwise: "Attainment must be 0 or more",
    });
    const score = checkScore(problems, [...path, index, "score"], { value: point.score, maximum });
    if (raw && before.raw && raw.lte(before.raw)) {
      problems.push({ path: [...path, index, "raw"], message: "Attainment must rise from point to point" });
    }
    // A score that falls as the work gets better is a target band, and is said with one.
    if (score && before.score && score.lt(before.score)) {
      problems.push({
        path: [...path, index, "score"],
        message: "The score must not fall from point to point",
      });
    }
    before = { raw, score };
  });
  if (points.length > 0 && before.raw?.isZero()) {
    problems.push({ path: [...path, points.length - 1, "raw"], message: "The last point must be above 0" });
  }
}
