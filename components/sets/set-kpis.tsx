import Link from "next/link";
import { Section } from "@/components/ui/section-head";
import { describeCurve } from "@/lib/dashboards/words/curve-words";
import { targetInWords } from "@/lib/kpis/rule/words";
import type { Planned } from "@/lib/kpis/sets/plan";
import type { SetPreview } from "@/lib/kpis/sets/queries";
import type { KpiSet, SetKpi, SetKra } from "@/lib/kpis/sets/types";
import { measureInWords } from "@/lib/kpis/sets/words";
import { SetCurve } from "./set-curve";

const MAXIMUM = "150";

/** The KPIs of a set under their KRAs, each with its rule, its curve and what will happen to its name. */
export function SetKpis({ preview: { set, plan }, installed }: { preview: SetPreview; installed: boolean }) {
  return plan.kras.map(({ part: kra, id }) => (
    <Section
      key={kra.name}
      id={`kra-${kra.name.toLowerCase()}`}
      title={`${kra.name}, ${kra.weight}\u00a0%`}
      note={kra.description}
      aside={!installed && id !== null && "This KRA is there already and is used"}
    >
      <ul className="set-kpis">
        {plan.kpis
          .filter(({ part }) => kra.kpis.includes(part))
          .map((planned) => (
            <SetKpiRule key={planned.part.name} {...{ set, kra, planned, installed }} />
          ))}
      </ul>
    </Section>
  ));
}

interface SetKpiRuleProps {
  set: KpiSet;
  kra: SetKra;
  planned: Planned<SetKpi>;
  installed: boolean;
}

function SetKpiRule({ set, kra, planned, installed }: SetKpiRuleProps) {
  const { part: kpi } = planned;
  const { direction, target, unit = "", curve = { kind: "linear" } } = kpi;
  const words = describeCurve(curve, MAXIMUM);
  return (
    <li>
      <div>
        <h3>{kpi.name}</h3>
        <p className="soft">{kpi.description}</p>
        <p className="small">{measureInWords(kpi.measure)}</p>
        <p className="small">
          {`Target ${targetInWords(target, direction, unit)}. ${kpi.weight}\u00a0% of ${kra.name}. ${missingWords(kpi)}`}
        </p>
        {set.guardrails
          .filter(({ primary }) => primary === kpi.name)
          .map(({ guardrail, threshold, cap }) => (
            <p className="small" key={guardrail}>
              {`While ${guardrail} scores under ${threshold}, this scores at most ${cap}.`}
            </p>
          ))}
        {!installed && <NameNote planned={planned} />}
      </div>
      <SetCurve name={kpi.name} maximumScore={MAXIMUM} {...{ curve, words, direction, target, unit }} />
    </li>
  );
}

/** What happens where the name is taken. */
function NameNote({ planned: { part, name, id } }: { planned: Planned<SetKpi> }) {
  if (id !== null)
    return (
      <p className="small">
        <Link href={`/admin/kpis/${id}`}>{name}</Link> is there already and says the same: it is used.
      </p>
    );
  if (name === part.name) return null;
  return <p className="small">{`Another KPI is called ${part.name}. This one will be called ${name}.`}</p>;
}

const MISSING = {
  exclude: "Left out when data is missing",
  zero: "Scored 0 when data is missing",
  hold: "Keeps its last score when data is missing",
};

function missingWords({ missing = "exclude", minRecords = 0 }: SetKpi): string {
  return minRecords > 1
    ? `${MISSING[missing]}, or with fewer than ${minRecords} records.`
    : `${MISSING[missing]}.`;
}
