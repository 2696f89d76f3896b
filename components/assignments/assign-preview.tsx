"use client";

import { type Column, DataTable } from "@/components/ui/data-table";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import type { BulkWire } from "@/lib/kpis/assignments/wire";
import type { AssignPreview } from "./use-assign-preview";

type Planned = BulkWire["people"][number];
type Outcome = Planned["outcome"];

const OUTCOMES: Record<Outcome, { word: string; many: string }> = {
  assign: { word: "Gets it", many: "get it" },
  has_it: { word: "Has it already", many: "have it for days of these already" },
  needs_weight: { word: "Needs a weight", many: "need a weight: their template does not hold the KPI" },
  no_template: { word: "No template", many: "are scored by no template" },
  not_employed: { word: "Not employed then", many: "are not employed then" },
  out_of_scope: { word: "Not yours", many: "are not yours to assign to" },
};

const ROWS = 100;

/** Who gets what, whose weights no longer add up, and who is left out for which reason. */
export function AssignPreviewPanel({ preview, missing }: { preview: AssignPreview; missing: string }) {
  const { plan, problem, running } = preview;
  return (
    <section aria-labelledby="preview" aria-busy={running} className="section assign-plan">
      <div className="section-head">
        <h2 id="preview">Who gets what</h2>
      </div>
      <div aria-live="polite">
        {plan ? <Summary plan={plan} /> : <p className="soft">{problem ? "" : missing}</p>}
      </div>
      {problem && <Notice>{problem}</Notice>}
      {plan && plan.people.length > 0 && (
        <DataTable
          caption="People and their weights, before and after"
          columns={COLUMNS}
          rows={plan.people.slice(0, ROWS)}
          rowKey={(person) => String(person.user_id)}
        />
      )}
      {plan && total(plan) > ROWS && <p className="small mute mt2">The first {ROWS} by name are listed.</p>}
    </section>
  );
}

const total = ({ counts }: BulkWire) => Object.values(counts).reduce((sum, count) => sum + count, 0);

function Summary({ plan }: { plan: BulkWire }) {
  const { assign, ...others } = plan.counts;
  const left = Object.entries(others).filter(([, count]) => count > 0) as [Outcome, number][];
  if (total(plan) === 0) return <p className="soft">Nobody is there on that day.</p>;
  return (
    <>
      <p>
        <strong>{people(assign ?? 0)}</strong> {assign === 1 ? "gets it" : "get it"}.
        {left.map(([outcome, count]) => ` ${count} ${OUTCOMES[outcome].many}.`)}
      </p>
      {sumsOf(plan).map((words) => (
        <Notice key={words}>{words}</Notice>
      ))}
    </>
  );
}

const people = (count: number) => `${count.toLocaleString("en-GB")} ${count === 1 ? "person" : "people"}`;

/** What is new as a whole has no weights that added up before. "The weights of Delivery now add to 120 %. They count as shares of that sum." */
function sumsOf({ people: planned }: BulkWire): string[] {
  const sums = planned.flatMap(({ effects }) =>
    effects.flatMap(({ kra, sum, weights }) =>
      sum === null || weights.every(({ before }) => before === null)
        ? []
        : [
            `The weights of ${kra ?? "the KRAs"} add to ${sum}\u00a0% now. They count as shares of that sum, so the whole stays 100\u00a0%.`,
          ],
    ),
  );
  return [...new Set(sums)];
}

const COLUMNS: Column<Planned>[] = [
  {
    key: "name",
    head: "Person",
    rowHeader: true,
    cell: ({ name, template }) => (
      <>
        {name}
        {template && <span className="under">{template}</span>}
      </>
    ),
  },
  {
    key: "outcome",
    head: "Outcome",
    cell: ({ outcome }) =>
      outcome === "assign" ? OUTCOMES.assign.word : <Tag tone="quiet">{OUTCOMES[outcome].word}</Tag>,
  },
  { key: "weights", head: "Weights before and after", cell: ({ effects }) => <Effects effects={effects} /> },
];

function Effects({ effects }: Pick<Planned, "effects">) {
  if (effects.length === 0) return <span className="mute">As they are</span>;
  return effects.map(({ kra, weights }) => (
    <p key={kra ?? ""} className="small">
      <span className="soft">{kra ?? "KRAs"}: </span>
      {weights.map(({ name, before, after }, index) => (
        <span key={name}>
          {index > 0 && ", "}
          {name} {before === null ? "new" : percent(before)} <Icon name="to" size="s" />
          <span className="sr">to</span> {percent(after)}
        </span>
      ))}
    </p>
  ));
}

const percent = (text: string) => `${Math.round(Number(text) * 10) / 10}\u00a0%`;
