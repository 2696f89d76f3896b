import { z } from "zod";
import { EVIDENCE_PARTS } from "@/lib/scoring/evidence/queries";
import { idNumber } from "@/lib/zod-fields";

/** What addresses of screens hold. Whatever makes no sense is as if it were not there. */
const id = idNumber.optional().catch(undefined);
const page = z.coerce.number().int().min(1).max(100_000).catch(1);
const words = z.string().trim().max(100).catch("");

export const periodParams = z.object({ period: id });

export const recordParams = z.object({
  period: id,
  part: z.enum(EVIDENCE_PARTS).catch("all"),
  input: z.string().max(40).optional().catch(undefined),
  q: words,
  page,
  /** Two versions of an assignment. */
  compare: z.string().max(30).optional().catch(undefined),
  /** The form that disputes the figure is open. */
  dispute: z.literal("1").optional().catch(undefined),
});

const TEAM_SORTS = ["name", "score", "change", "coverage"] as const;
export const TEAM_BANDS = ["above", "on", "near", "below", "none"] as const;

export const teamParams = z.object({
  period: id,
  unit: id,
  who: z.enum(["direct", "all"]).catch("all"),
  band: z.enum(TEAM_BANDS).optional().catch(undefined),
  q: words,
  sort: z.enum(TEAM_SORTS).catch("name"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  page,
});

export type TeamParams = z.output<typeof teamParams>;
export type TeamBand = (typeof TEAM_BANDS)[number];

/** The number in a dynamic part of the address, or null for what cannot be one. */
export function idInPath(text: string): number | null {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= 2_147_483_647 ? Number(text) : null;
}

/** Only what differs from where a screen starts stands in its address. */
export function teamAddress(params: TeamParams): Record<string, string | undefined> {
  return {
    period: params.period?.toString(),
    unit: params.unit?.toString(),
    who: params.who === "all" ? undefined : params.who,
    band: params.band,
    q: params.q || undefined,
    sort: params.sort === "name" ? undefined : params.sort,
    dir: params.dir === "asc" ? undefined : params.dir,
    page: params.page === 1 ? undefined : String(params.page),
  };
}

/** What stays in a team's address when its period changes. */
export function keptParams(params: TeamParams): Record<string, string> {
  const { page: _page, period: _period, ...kept } = teamAddress(params);
  return Object.fromEntries(
    Object.entries(kept).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}
