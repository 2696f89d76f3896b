import { shownInstant } from "@/lib/dashboards/dates";
import { counted } from "@/lib/dashboards/format";
import type { Scorecard } from "@/lib/scoring/scorecards/types";

interface AuditLineProps {
  scorecard: Scorecard;
  /** Instead of all records of the scorecard. */
  recordCount?: number;
  fingerprint: string | null;
  timeZone: string;
}

/** When, from what and by which rules this was computed; equal records give an equal fingerprint. */
export function AuditLine({ scorecard, recordCount, fingerprint, timeZone }: AuditLineProps) {
  const { computedAt, template, total } = scorecard;
  return (
    <p className="audit">
      Computed <time dateTime={computedAt.toISOString()}>{shownInstant(computedAt, timeZone)}</time>, from{" "}
      {counted(recordCount ?? total.recordCount, ["record", "records"])}
      {template && (
        <>
          {" "}
          <span>·</span> Template {template.name} v{template.version}
        </>
      )}
      {fingerprint && (
        <>
          {" "}
          <span>·</span>{" "}
          <span title={`Fingerprint of the run: ${fingerprint}`}>
            Fingerprint <code>{fingerprint.slice(0, 8)}</code>
          </span>
        </>
      )}
    </p>
  );
}
