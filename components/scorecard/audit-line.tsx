import Link from "next/link";
import { shownInstant } from "@/lib/dashboards/dates";
import { counted } from "@/lib/dashboards/format";
import type { Scorecard } from "@/lib/scoring/scorecards/types";
import { LiveFigures } from "./live-figures";

interface AuditLineProps {
  scorecard: Scorecard;
  /** Instead of all records of the scorecard; null: what is shown does not come from records. */
  recordCount?: number | null;
  timeZone: string;
  /** The reader configures templates: the version it used is a link to it. */
  linksToRules?: boolean;
}

/** When, from what and by which rules this was computed; equal records give an equal fingerprint. */
export function AuditLine({
  scorecard,
  recordCount = scorecard.total.recordCount,
  timeZone,
  linksToRules,
}: AuditLineProps) {
  const { computedAt, fingerprint, template } = scorecard;
  return (
    <p className="audit">
      <span>
        Computed <time dateTime={computedAt.toISOString()}>{shownInstant(computedAt, timeZone)}</time>
        {recordCount !== null && `, from ${counted(recordCount, ["record", "records"])}`}
      </span>
      <Freshness scorecard={scorecard} timeZone={timeZone} />
      {template && (
        <>
          <span aria-hidden="true">·</span>
          <span>
            Template {template.name}{" "}
            {linksToRules ? (
              <Link href={`/admin/templates/${template.id}?version=${template.version}`}>
                v{template.version}
              </Link>
            ) : (
              `v${template.version}`
            )}
          </span>
        </>
      )}
      {scorecard.digest && (
        <>
          <span aria-hidden="true">·</span>
          <span title={`Digest of everything that made it: ${scorecard.digest}`}>
            Digest <code>{scorecard.digest.slice(0, 8)}</code>
          </span>
        </>
      )}
      {fingerprint && (
        <>
          <span aria-hidden="true">·</span>
          <span title={`Fingerprint of the run: ${fingerprint}`}>
            Fingerprint <code>{fingerprint.slice(0, 8)}</code>
          </span>
        </>
      )}
      <LiveFigures
        watch={`employee_id=${scorecard.employee.id}&period_id=${scorecard.periodId}`}
        at={scorecard.changedAt.toISOString()}
        timeZone={timeZone}
      />
    </p>
  );
}

function Freshness({ scorecard: { freshness }, timeZone }: Pick<AuditLineProps, "scorecard" | "timeZone">) {
  if (freshness.state === "final") return null;
  return (
    <>
      <span aria-hidden="true">·</span>
      <span>
        {freshness.state === "behind"
          ? `Being recomputed, records changed ${shownInstant(freshness.since, timeZone)}`
          : "Up to date with all records"}
      </span>
    </>
  );
}
