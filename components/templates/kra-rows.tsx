"use client";

import { useField } from "@/components/forms/editor-errors";
import { Icon } from "@/components/ui/icon";
import { Tag } from "@/components/ui/tag";
import type { Kpi } from "@/lib/kpis/definitions/types";
import type { WeightSum } from "@/lib/kpis/rule/check-weights";
import type { VersionContent } from "@/lib/kpis/templates/input";
import type { OutlineParts } from "./outline-parts";
import { WeightInput } from "./weight-input";

interface KraRowsProps {
  /** Place of the KRA in the version. */
  index: number;
  name: string;
  content: VersionContent;
  sum: WeightSum | undefined;
  kpis: readonly Kpi[];
  openId: number | undefined;
  readOnly: boolean;
  parts: OutlineParts;
  onOpen: (kpiId: number) => void;
  onChange: (part: Partial<VersionContent>) => void;
  onSpread: () => void;
}

/** A KRA, its KPIs, and under them what is wrong with their weights. */
export function KraRows(props: KraRowsProps) {
  const { index, name, content, sum, kpis, openId, readOnly, onOpen, onChange, onSpread } = props;
  const { Body, Row, Grip } = props.parts;
  const kra = content.kras[index];
  const own = content.items
    .map((item, at) => ({ item, at }))
    .filter(({ item }) => item.kra_id === kra?.kra_id);
  const ownProblem = useField(`kras.${index}.kra_id`);
  const itemsProblem = useField(`kras.${index}.items`);
  if (!kra || !sum) return null;
  const whole = sum.missingPercent === "0";
  const setKra = (weight: string) =>
    onChange({ kras: content.kras.map((other, at) => (at === index ? { ...other, weight } : other)) });
  const removeKra = () => onChange({ kras: content.kras.filter((_, at) => at !== index) });
  return (
    <Body kraId={kra.kra_id} isEmpty={own.length === 0}>
      <tr className="kra">
        <th scope="row">
          {!readOnly && <Grip name={`KRA ${name}`} />}
          {name}
          <span className={whole ? "sum" : "sum bad"}>
            {whole && <Icon name="check" size="s" />} {whole ? "100 %" : `${sum.sumPercent} of 100 %`}
          </span>
        </th>
        <td>
          <WeightInput
            path={`kras.${index}.weight`}
            name={name}
            value={kra.weight}
            readOnly={readOnly}
            onChange={setKra}
          />
        </td>
      </tr>
      {own.map(({ item, at }, place) => {
        const kpi = kpis.find(({ id }) => id === item.kpi_id);
        const classes = ["kpi", place === own.length - 1 && "last", item.kpi_id === openId && "is-open"];
        return (
          <Row key={item.kpi_id} kpiId={item.kpi_id} className={classes.filter(Boolean).join(" ")}>
            <th scope="row">
              {!readOnly && <Grip name={kpi?.name ?? "the KPI"} />}
              <button
                type="button"
                className="plainlink"
                aria-current={item.kpi_id === openId ? "true" : undefined}
                onClick={() => onOpen(item.kpi_id)}
              >
                {kpi?.name ?? "A KPI"}
              </button>{" "}
              {item.scoring_method_override && <Tag>curve</Tag>} {item.target_override && <Tag>target</Tag>}
            </th>
            <td>
              <WeightInput
                path={`items.${at}.weight`}
                name={kpi?.name ?? "the KPI"}
                value={item.weight}
                readOnly={readOnly}
                onChange={(weight) =>
                  onChange({
                    items: content.items.map((other) => (other === item ? { ...other, weight } : other)),
                  })
                }
              />
            </td>
          </Row>
        );
      })}
      {!whole && (
        <tr className="msg">
          <td colSpan={2}>
            <p className="err" id={itemsProblem.id}>
              <Icon name="warn" />
              <span>
                {own.length === 0 ? (
                  <>
                    {name} has no KPIs. Add some
                    {!readOnly && (
                      <>
                        , or{" "}
                        <button type="button" className="plainlink act" onClick={removeKra}>
                          take it out
                        </button>
                      </>
                    )}
                    .
                  </>
                ) : (
                  <>
                    {name} adds to {sum.sumPercent} %. {missingWords(sum.missingPercent)}, or{" "}
                    <button type="button" className="plainlink act" onClick={onSpread}>
                      spread it evenly
                    </button>
                    .
                  </>
                )}
              </span>
            </p>
          </td>
        </tr>
      )}
      {ownProblem.error && (
        <tr className="msg">
          <td colSpan={2}>
            <p className="err">{ownProblem.error}</p>
          </td>
        </tr>
      )}
    </Body>
  );
}

const missingWords = (missing: string) =>
  missing.startsWith("-")
    ? `Take ${missing.slice(1)} % from its KPIs`
    : `Give the missing ${missing} % to one of its KPIs`;
