"use client";

import { type ReactNode, useEffect, useState } from "react";
import { fieldId } from "@/components/forms/editor-errors";
import { Icon } from "@/components/ui/icon";
import { SectionHead } from "@/components/ui/section-head";
import type { Kpi } from "@/lib/kpis/definitions/types";
import type { Kra } from "@/lib/kpis/kras/queries";
import { checkWeights } from "@/lib/kpis/rule/check-weights";
import type { VersionContent } from "@/lib/kpis/templates/input";
import { AddParts } from "./add-parts";
import { KraRows } from "./kra-rows";
import { type OutlineParts, PLAIN_PARTS } from "./outline-parts";
import type SortableOutline from "./sortable-outline";
import { spreadEvenly } from "./template-form";

interface TemplateOutlineProps {
  content: VersionContent;
  kpis: readonly Kpi[];
  kras: readonly Kra[];
  openId: number | undefined;
  readOnly: boolean;
  onOpen: (kpiId: number) => void;
  onChange: (part: Partial<VersionContent>) => void;
  /** A KRA made while editing. */
  onKra: (kra: Kra) => void;
}

/** What moves rows comes after the page: it is much code, and reading needs none of it. */
function useSortableOutline(isWanted: boolean): typeof SortableOutline | null {
  const [loaded, setLoaded] = useState<{ outline: typeof SortableOutline } | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    import("./sortable-outline").then(
      ({ default: outline }) => !isGone && setLoaded({ outline }),
      // Without it everything else of the outline works.
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [isWanted]);
  return loaded?.outline ?? null;
}

/** KRAs and their KPIs with weights, and by how much they miss 100. */
export function TemplateOutline(props: TemplateOutlineProps) {
  const { content, kpis, kras, openId, readOnly, onOpen, onChange, onKra } = props;
  const sums = checkWeights({
    kras: content.kras.map(({ kra_id, weight }) => ({ kraId: kra_id, weightPercent: weight })),
    items: content.items.map(({ kra_id, weight }) => ({ kraId: kra_id, weightPercent: weight })),
  });
  const Sortable = useSortableOutline(!readOnly);
  const nameIn = (list: readonly { id: number; name: string }[]) => (id: number) =>
    list.find((entry) => entry.id === id)?.name ?? "It";
  const whole = sums.template.missingPercent === "0";
  const table = (parts: OutlineParts): ReactNode => (
    <table className="outline">
      <caption className="sr">KRAs and KPIs with their weights</caption>
      <thead className="sr">
        <tr>
          <th scope="col">KRA or KPI</th>
          <th scope="col">Weight</th>
        </tr>
      </thead>
      {content.kras.map((kra, index) => (
        <KraRows
          key={kra.kra_id}
          index={index}
          name={kras.find(({ id }) => id === kra.kra_id)?.name ?? "A KRA"}
          content={content}
          sum={sums.kras[index]}
          kpis={kpis}
          openId={openId}
          readOnly={readOnly}
          parts={parts}
          onOpen={onOpen}
          onChange={onChange}
          onSpread={() => onChange({ items: spreadEvenly(content.items, kra.kra_id) })}
        />
      ))}
      <tfoot>
        <tr>
          <th scope="row" id={fieldId("kras")}>
            Whole scorecard
            <span className={whole ? "sum" : "sum bad"}>
              {whole && <Icon name="check" size="s" />}{" "}
              {whole ? "100 %" : `${sums.template.sumPercent} of 100 %`}
            </span>
          </th>
          <td />
        </tr>
      </tfoot>
    </table>
  );
  return (
    <section aria-labelledby="outline">
      <SectionHead id="outline" title="Scorecard" aside="Weights add to 100 %" />
      {Sortable && !readOnly ? (
        <Sortable content={content} names={{ kpi: nameIn(kpis), kra: nameIn(kras) }} onChange={onChange}>
          {table}
        </Sortable>
      ) : (
        table(PLAIN_PARTS)
      )}
      {!readOnly && (
        <AddParts
          content={content}
          kpis={kpis}
          kras={kras}
          onOpen={onOpen}
          onChange={onChange}
          onKra={onKra}
        />
      )}
    </section>
  );
}
