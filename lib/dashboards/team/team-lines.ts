import type { RatingBand } from "@/db/enums";
import { shownChange, shownPercent, shownScore } from "../format";
import { type TeamParams, teamAddress } from "../params";
import type { ReviewState, TeamMember } from "./team";

/** A person's row of the team table as it is shown: every figure in words already, see scorecard-lines. */
export interface TeamLine {
  employeeId: number;
  name: string;
  /** Job role, else unit. */
  place: string;
  score: number | null;
  shownScore: string | null;
  /** Since the period before; null: nothing to compare. */
  change: string | null;
  band: RatingBand;
  coverage: string;
  flags: string[];
  review: ReviewState;
}

/** A page of the team with what stands in its address. */
export interface TeamTableLines {
  lines: TeamLine[];
  address: Record<string, string | undefined>;
  sort: { key: string; direction: "asc" | "desc" };
  /** By search or band. */
  filtered: boolean;
}

export function teamTable(members: readonly TeamMember[], params: TeamParams): TeamTableLines {
  return {
    lines: members.map(teamLine),
    address: teamAddress(params),
    sort: { key: params.sort, direction: params.dir },
    filtered: params.q !== "" || params.band !== undefined,
  };
}

function teamLine(member: TeamMember): TeamLine {
  const { employeeId, name, jobRole, orgUnit, score, change, band, coverage, flags, review } = member;
  return {
    employeeId,
    name,
    place: jobRole ?? orgUnit ?? "No job role",
    score: score === null ? null : Number(score),
    shownScore: score === null ? null : shownScore(score),
    change: change === null ? null : shownChange(change),
    band,
    coverage: shownPercent(coverage),
    flags: flagWords(flags),
    review,
  };
}

function flagWords({ dispute, override, guardrail, coverage, held }: TeamMember["flags"]): string[] {
  const words = [
    dispute && "Dispute",
    override && "Override",
    guardrail && "Guardrail",
    coverage && "Coverage",
    held && "Held",
  ];
  return words.filter((word) => word !== false);
}
