"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import type { TestRun } from "@/lib/scoring/test-run/test-run-input";
import type { PeriodChoice } from "@/lib/scoring/test-run/test-run-periods";
import { TestRunSample } from "./test-run-sample";
import { TestRunTable } from "./test-run-table";
import type { TestRunState } from "./use-test-run";

interface TestRunPanelProps {
  state: TestRunState;
  periods: readonly PeriodChoice[];
  period: PeriodChoice | undefined;
  unit: string;
  /** Empty: it is not measured from records. */
  recordNounPlural: string;
  onPeriod: (value: string) => void;
  onPerson: (employeeId: number) => void;
}

const SHOWN_AT_FIRST = 8;

/** What the KPI as it stands would have measured: everybody, the statement, and some records. */
export function TestRunPanel(props: TestRunPanelProps) {
  const { state, periods, period, unit, recordNounPlural, onPeriod, onPerson } = props;
  const [showAll, setShowAll] = useState(false);
  const { result, problem, running } = state;
  const isOfRecords = recordNounPlural !== "";
  const people = result?.people ?? [];
  const shown = showAll ? people : people.slice(0, SHOWN_AT_FIRST);
  return (
    <Section
      id="test-run"
      title="Test run"
      note={
        <span aria-live="polite">{running ? "Measuring" : result && summary(result, recordNounPlural)}</span>
      }
      action={
        <Select
          name="test_period"
          label="Period of the test run"
          hideLabel
          value={period?.value ?? ""}
          options={periods.map(({ value, label }) => ({ value, label }))}
          onChange={(event) => onPeriod(event.target.value)}
        />
      }
    >
      {(problem ?? result?.problem) && <Notice>{problem ?? result?.problem}</Notice>}
      {result && people.length > 0 && (
        <div className={running || problem ? "stale" : undefined}>
          <TestRunTable
            people={shown}
            unit={unit}
            records={recordNounPlural}
            openId={result.sample?.employee_id}
            onPerson={onPerson}
          />
          {people.length > SHOWN_AT_FIRST && (
            <div className="pager">
              <span>
                {shown.length} of {result.people_count}, before guardrails
              </span>
              <Button size="s" onClick={() => setShowAll(!showAll)}>
                {showAll ? "Show fewer" : "Show all"}
              </Button>
            </div>
          )}
          <TestRunSample result={result} recordNounPlural={recordNounPlural} />
        </div>
      )}
      {result && !result.problem && people.length === 0 && (
        <Empty title={`Nobody has ${isOfRecords ? recordNounPlural : "a value"} in this period`} icon="data">
          {isOfRecords
            ? "Choose another period, or import its records first."
            : "Choose another period, or look at what it is measured from."}
        </Empty>
      )}
      {!result && !problem && (
        <Empty title="Measured as you go" icon="chart">
          The figures appear here a moment after what is measured and the target are complete.
        </Empty>
      )}
      {result && (
        <details className="statement">
          <summary>The statement that runs</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <section className="scroll" aria-label="Statement" tabIndex={0}>
            <pre>{result.statement}</pre>
          </section>
        </details>
      )}
    </Section>
  );
}

function summary(result: TestRun, records: string): string {
  const people = `${result.people_count} ${result.people_count === 1 ? "person" : "people"}`;
  const without =
    result.people_without_records > 0
      ? `, ${result.people_without_records} without ${records ? "records" : "a value"}`
      : "";
  const { duration_ms: ms } = result;
  const time = ms < 100 ? `${ms}\u00a0ms` : `${(ms / 1000).toFixed(1)}\u00a0s`;
  const counted = records ? `, ${result.record_count.toLocaleString("en-GB")} ${records}` : "";
  return `${people}${counted}, ${time}${without}`;
}
