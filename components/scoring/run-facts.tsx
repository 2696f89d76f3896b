import { Fragment } from "react";
import { KeyValues } from "@/components/ui/facts";
import { Section } from "@/components/ui/section-head";
import { Stats } from "@/components/ui/stats";
import type { Run } from "@/lib/scoring/runs/queries";
import { durationBetween, figure } from "./words";

/** What a finished run came to, what to look at, and its fingerprint. */
export function RunFacts({ run }: { run: Run }) {
  return (
    <>
      <Stats
        items={[
          {
            label: "People",
            value: figure(run.peopleCount),
            note: `${figure(run.scoredCount)} with a score`,
          },
          { label: "Results", value: figure(run.resultCount), note: "One for each person and KPI" },
          { label: "Records", value: figure(run.recordCount), note: "Counted once for each KPI they are in" },
          { label: "Took", value: durationBetween(run.startedAt, run.endedAt) ?? "" },
        ]}
      />
      <Section id="warnings" title="Warnings" note={run.warnings.length === 0 ? "None" : undefined}>
        {run.warnings.length > 0 && (
          <ul className="ruled">
            {run.warnings.map((warning) => (
              <li key={warning.message}>{warning.message}</li>
            ))}
          </ul>
        )}
      </Section>
      <Section
        id="fingerprint"
        title="Fingerprint"
        note="The same records and rules give the same one, however often they are computed."
      >
        <KeyValues items={[{ label: "SHA-256", value: <Digest text={run.fingerprint ?? ""} /> }]} />
      </Section>
    </>
  );
}

/** May break after every eight characters, so that it fits a phone. */
function Digest({ text }: { text: string }) {
  return (
    <code>
      {(text.match(/.{1,8}/g) ?? []).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text in their fixed order.
        <Fragment key={index}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}
