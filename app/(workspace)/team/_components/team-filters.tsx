import { FindPerson } from "@/components/people/find-person";
import { SegmentLinks } from "@/components/ui/segment";
import { withParams } from "@/components/ui/url";
import { TEAM_BANDS, type TeamBand, type TeamParams, teamAddress } from "@/lib/dashboards/params";
import type { Team } from "@/lib/dashboards/team/team";
import { UnitChooser } from "./unit-chooser";

const WORDS: Record<TeamBand, string> = {
  above: "Above",
  on: "On",
  near: "Near",
  below: "Below",
  none: "Not scored",
};

interface TeamFiltersProps {
  params: TeamParams;
  team: Team;
  /** The viewer has reports of their own, direct and indirect. */
  hasReports: boolean;
  /** For those who see everyone. */
  units: { value: string; label: string }[] | null;
}

/** Search, bands and whose reports, all of it in the address. */
export function TeamFilters({ params, team, hasReports, units }: TeamFiltersProps) {
  const address = teamAddress(params);
  const everyone = Object.values(team.counts).reduce((sum, count) => sum + count, 0);
  const to = (changes: Record<string, string | null>) =>
    withParams("/team", address, { page: null, ...changes });
  return (
    <div className="filters">
      <FindPerson path="/team" address={address} />
      <SegmentLinks
        label="Band"
        items={[
          { label: "All", href: to({ band: null }), count: everyone, current: params.band === undefined },
          ...TEAM_BANDS.map((band) => ({
            label: WORDS[band],
            href: to({ band }),
            count: team.counts[band],
            current: params.band === band,
          })),
        ]}
      />
      {hasReports && (
        <SegmentLinks
          label="Whose reports"
          items={[
            { label: "All reports", href: to({ who: null }), current: params.who === "all" },
            { label: "Direct", href: to({ who: "direct" }), current: params.who === "direct" },
          ]}
        />
      )}
      {units && <UnitChooser units={units} current={params.unit?.toString() ?? ""} address={address} />}
    </div>
  );
}
