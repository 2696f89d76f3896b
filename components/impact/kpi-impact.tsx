"use client";

import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section-head";
import { useAnswer } from "@/components/ui/use-answer";
import type { KpiPreview } from "@/lib/scoring/preview/kpi-input";
import { beforeAfterColumns, personColumn } from "./before-after-columns";
import { ImpactBands } from "./impact-bands";
import { Headline, Moves } from "./impact-panel";
import { beforeWords } from "./impact-words";

interface KpiImpactProps {
  kpiId: number;
  /** As it would be saved; null: nothing has changed, or it cannot be tried as it stands. */
  definition: object | null;
}

/** What saving an edited KPI would make of the scorecards it is part of; follows the typing. */
export function KpiImpact({ kpiId, definition }: KpiImpactProps) {
  const { result, problem, running } = useAnswer<KpiPreview>(
    definition && {
      address: `/api/kpis/definitions/${kpiId}/preview`,
      body: JSON.stringify({ definition }),
    },
    "The preview",
  );
  const isStale = running || problem !== null;
  return (
    <Section
      id="kpi-impact"
      title="Effect on scorecards"
      note={<span aria-live="polite">{definition && running ? "Working it out" : null}</span>}
    >
      {definition && problem && <Notice>{problem}</Notice>}
      {definition && result ? (
        <div className={isStale ? "stale" : undefined}>
          <Effects preview={result} />
        </div>
      ) : (
        <p className="soft mt3">
          Change the target, the curve or which way is better to see how the last finished period would have
          come out. It counts from the next run of every open period on; final periods stay.
        </p>
      )}
    </Section>
  );
}

function Effects({ preview: { measures_otherwise: otherwise, templates } }: { preview: KpiPreview }) {
  if (otherwise) {
    return (
      <p className="soft mt3">
        It would be measured another way. What that gives is in the test run; scorecards are tried with
        figures that a period has measured.
      </p>
    );
  }
  if (templates.length === 0) {
    return <p className="soft mt3">No template scored a finished period by this KPI: no score changes.</p>;
  }
  return templates.map((template) => <TemplateEffect key={template.template_id} {...template} />);
}

function TemplateEffect({ name, version, period }: KpiPreview["templates"][number]) {
  const { summary } = period;
  const sides = { before: beforeWords(period), after: "Edited" };
  return (
    <>
      <div className="impact">
        <div>
          <h3>
            {name} v{version}, {period.name}
          </h3>
          <Headline period={period} />
        </div>
        <div>{summary && <ImpactBands summary={summary} {...sides} />}</div>
        <div>
          <h3>Who moves</h3>
          {summary && <Moves summary={summary} />}
        </div>
      </div>
      {summary && summary.movers.length > 0 && (
        <DataTable
          caption={`${name}: people whose total moves furthest`}
          className="test movers"
          rows={summary.movers}
          rowKey={({ employee_id }) => String(employee_id)}
          columns={[personColumn, ...beforeAfterColumns(sides)]}
        />
      )}
    </>
  );
}
