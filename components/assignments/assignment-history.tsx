import { Feed } from "@/components/ui/feed";
import { VersionChoice } from "@/components/versions/version-choice";
import { VersionDiff } from "@/components/versions/version-diff";
import { shortDay } from "@/lib/day-words";
import { assignmentDiff } from "@/lib/kpis/assignments/compare";
import type { AssignmentVersion, KpiAssignment } from "@/lib/kpis/assignments/types";
import { termsInWords } from "@/lib/kpis/assignments/words";

interface AssignmentHistoryProps {
  assignment: KpiAssignment;
  /** Newest first. */
  versions: readonly AssignmentVersion[];
  /** The version that a result used; null: none is meant. */
  used: number | null;
  /** Of the page, whose address holds which two are compared. */
  path: string;
  compare: string | undefined;
}

/** Every saved state of an assignment: who saved it, what it said, and how any two differ. */
export function AssignmentHistory({ assignment, versions, used, path, compare }: AssignmentHistoryProps) {
  const numbers = (compare ?? "").split(",");
  const [asked, askedTo] = numbers.map((number) =>
    versions.find(({ version }) => String(version) === number),
  );
  const [to, from] = askedTo && asked ? [askedTo, asked] : versions;
  return (
    <>
      <Feed
        items={versions.map(({ version, terms, reason, savedByName, savedAt }) => ({
          key: String(version),
          text: `Version ${version}${version === used ? ", which counted here" : ""}: ${termsInWords(terms, assignment.kpi)}`,
          effect: `${savedByName}${reason ? `: ${reason}` : ""}`,
          when: shortDay(savedAt.toISOString().slice(0, 10)),
          dateTime: savedAt.toISOString(),
        }))}
      />
      {from && to && (
        <>
          <VersionChoice
            path={path}
            versions={versions.map(({ version }) => ({ version, label: `Version ${version}` }))}
            from={from.version}
            to={to.version}
          />
          <VersionDiff
            sections={assignmentDiff(from, to, assignment)}
            from={`Version ${from.version}`}
            to={`Version ${to.version}`}
          />
        </>
      )}
    </>
  );
}
