import Link from "next/link";
import { Feed } from "@/components/ui/feed";
import { Section } from "@/components/ui/section-head";
import { VersionChoice } from "@/components/versions/version-choice";
import { VersionDiff } from "@/components/versions/version-diff";
import type { KpiVersion } from "@/lib/kpis/definitions/queries";
import { KpiVersionFacts } from "./kpi-version-facts";
import { kpiDiff } from "./kpi-version-words";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });

interface KpiHistoryProps {
  kpiId: number;
  /** Newest first. */
  versions: readonly KpiVersion[];
  sources: readonly { id: number; name: string }[];
  /** What the address asks for: a version to read, and two to compare as `1,2`. */
  asked: { version?: string; compare?: string };
}

/** Every saved state of a KPI: who saved it, what it said, and how any two differ. */
export function KpiHistory({ kpiId, versions, sources, asked }: KpiHistoryProps) {
  const path = `/admin/kpis/${kpiId}`;
  const read = versions.find(({ version }) => String(version) === asked.version);
  const [from, to] = (asked.compare ?? "")
    .split(",")
    .map((number) => versions.find(({ version }) => String(version) === number));
  return (
    <Section id="history" title="Versions">
      {read && <KpiVersionFacts version={read} sources={sources} />}
      {from && to && (
        <>
          <VersionChoice
            path={path}
            versions={versions.map(({ version }) => ({ version, label: `Version ${version}` }))}
            from={from.version}
            to={to.version}
          />
          <VersionDiff
            sections={kpiDiff(from, to, sources)}
            from={`Version ${from.version}`}
            to={`Version ${to.version}`}
          />
        </>
      )}
      <Feed
        dated
        items={versions.map(({ version, savedBy, savedAt }, index) => {
          const earlier = versions[index + 1];
          return {
            key: String(version),
            text: (
              <>
                <Link href={`${path}?version=${version}#history`}>Version {version}</Link> saved by{" "}
                {savedBy ?? "the system"}
                {earlier && (
                  <>
                    {", "}
                    <Link href={`${path}?compare=${earlier.version},${version}#history`}>
                      changes since version {earlier.version}
                    </Link>
                  </>
                )}
              </>
            ),
            when: day.format(savedAt),
            dateTime: savedAt.toISOString(),
          };
        })}
      />
    </Section>
  );
}
