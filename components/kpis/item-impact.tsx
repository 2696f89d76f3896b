"use client";

import { useState } from "react";
import { ScoreFigure } from "@/components/charts/band-label";
import { PlumbBar } from "@/components/charts/plumb-bar";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import type { KpiPeople, PreviewedPeriod } from "@/lib/scoring/preview/input";
import { changeFigure } from "./change-figure";
import { beforeWords, peopleWords, RATING_WORDS } from "./impact-words";

interface ItemImpactProps {
  period: PreviewedPeriod;
  kpi: KpiPeople;
  version: number;
  records: string;
  isStale: boolean;
}

type Person = KpiPeople["people"][number];
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
            { key: "name", head: "Person", rowHeader: true, cell: ({ name }) => name },
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
            {
              key: "bar",
              head: `${before} as ring, draft as bar`,
              className: "c-bar",
              cell: (person) => (
                <PlumbBar
                  decorative
                  score={figure(person.after)}
                  was={figure(person.before)}
                  band={RATING_WORDS[person.band_after].band}
                />
              ),
            },
            {
              key: "before",
              head: before,
              numeric: true,
              className: "mute",
              phoneLabel: before,
              cell: (person) => (person.before === null ? "" : Number(person.before).toFixed(1)),
            },
            {
              key: "after",
              head: after,
              numeric: true,
              className: "c-new",
              phoneLabel: after,
              cell: (person) => (
                <ScoreFigure score={figure(person.after)} band={RATING_WORDS[person.band_after].band} />
              ),
            },
            { key: "change", head: "Change", numeric: true, className: "c-diff", cell: changeOf },
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

const figure = (text: string | null) => (text === null ? null : Number(text));

const changeOf = ({ before, after }: Person) =>
  before === null || after === null ? "" : changeFigure(Number(after) - Number(before));
