"use client";

import { useField } from "@/components/forms/editor-errors";
import { Select } from "@/components/ui/select";
import type { ListedSource } from "@/lib/kpis/bindings/binding-sources";
import type { RatioSide } from "@/lib/kpis/types";
import { ConditionsEditor } from "./conditions-editor";
import { MeasureFields, startMeasure } from "./measure-fields";

interface RatioSideFieldsProps {
  name: "numerator" | "denominator";
  side: RatioSide;
  source: ListedSource;
  onChange: (side: RatioSide) => void;
}

const TITLES = { numerator: "The part", denominator: "Out of" } as const;

export function RatioSideFields({ name, side, source, onChange }: RatioSideFieldsProps) {
  const path = `binding.aggregation.${name}`;
  const { error } = useField(path);
  const { add } = side;
  return (
    <>
      <div className="panel-fields">
        <Select
          {...useField(`${path}.add.kind`)}
          error={error}
          label={TITLES[name]}
          value={add.kind}
          options={[
            { value: "count", label: `Count of ${source.recordNounPlural}` },
            { value: "sum", label: "Sum of a number or time" },
          ]}
          onChange={(event) =>
            onChange({
              ...side,
              add:
                event.target.value === "sum"
                  ? { kind: "sum", measure: startMeasure(source) }
                  : { kind: "count" },
            })
          }
        />
        {add.kind === "sum" && (
          <MeasureFields
            path={`${path}.add.measure`}
            measure={add.measure}
            source={source}
            onChange={(measure) => onChange({ ...side, add: { kind: "sum", measure } })}
          />
        )}
      </div>
      <ConditionsEditor
        title={`${TITLES[name]}: which ${source.recordNounPlural}`}
        path={`${path}.filter`}
        filter={side.filter}
        source={source}
        onChange={(filter) => onChange({ ...side, filter })}
      />
    </>
  );
}
