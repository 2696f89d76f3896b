"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import type { KpiPeople, PreviewedPeriod } from "@/lib/scoring/preview/input";
import { beforeAfterColumns, personColumn } from "./before-after-columns";
import { beforeWords, peopleWords } from "./impact-words";

interface ItemImpactProps {
  period: PreviewedPeriod;
  kpi: KpiPeople;
  version: number;
  records: string;
  isStale: boolean;
}

const SHOWN_AT_FIRST = 6;

/** One KPI person by person: the version that scored the period as a ring, the draft as a bar. */
export function ItemImpact({ period, kpi, version, records, isStale }: ItemImpactProps) {
  const [showAll, setShowAll] = useState(false);
  const [before, after] = [beforeWords(period), `v${version}`];
  const shown = showAll ? kpi.people : kpi.people.slice(0, SHOWN_AT_FIRST);
  return (
    <Section
      id="test-run"
      title={`Test run on ${period.name}`}
      note={`${peopleWords(kpi.people_count)}, ${kpi.record_count.toLocaleString("en-GB")} ${records}`}
    >
      <div className={isStale ? "stale" : undefined}>
        <DataTable
          caption="Everybody’s figure and score then and with the draft, largest changes first"
          className="test"
          rows={shown}
          rowKey={({ employee_id }) => String(employee_id)}
          columns={[
            personColumn,
            {
              key: "actual",
              head: "Actual",
              numeric: true,
              phoneLabel: "actual",
              cell: ({ actual }) => Number(actual).toLocaleString("en-GB", { maximumFractionDigits: 2 }),
            },
            {
              key: "attainment",
              head: "Attainment",
              numeric: true,
              className: "mute c-att",
              cell: ({ attainment }) => (attainment === null ? "" : Number(attainment).toFixed(3)),
            },
            ...beforeAfterColumns({ before, after, bar: "draft" }),
          ]}
        />
        <div className="pager">
          <span>
            {shown.length} of {kpi.people_count}, largest changes first, before guardrails
          </span>
          {kpi.people.length > SHOWN_AT_FIRST && (
            <Button size="s" onClick={() => setShowAll(!showAll)}>
              {showAll ? "Show fewer" : kpi.people.length < kpi.people_count ? "Show more" : "Show all"}
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}

/** Attainment and score of everybody the draft scores, as dots on its curve. */
export const dotsOf = ({ people }: KpiPeople): { x: number; y: number }[] =>
  people.flatMap(({ attainment, after }) =>
    attainment === null || after === null ? [] : [{ x: Number(attainment), y: Number(after) }],
  );
