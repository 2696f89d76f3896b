"use client";

import { useField } from "@/components/forms/editor-errors";
import { SegmentRadios } from "@/components/ui/segment";
import type { CalculationType } from "@/db/enums";

interface KindChoiceProps {
  kind: CalculationType;
  onChange: (kind: CalculationType) => void;
}

/** Where the figure comes from, before anything else. */
export function KindChoice({ kind, onChange }: KindChoiceProps) {
  const { id, error } = useField("calculation_type");
  return (
    <div id={id} className="kind-choice">
      <SegmentRadios
        label="Where the figure comes from"
        name="calculation_type"
        options={KINDS.map(({ value, label }) => ({ value, label }))}
        value={kind}
        onChange={(value) => onChange(value as CalculationType)}
      />
      <p className="small soft">{KINDS.find(({ value }) => value === kind)?.does}</p>
      {error && <p className="err">{error}</p>}
    </div>
  );
}

const KINDS: { value: CalculationType; label: string; does: string }[] = [
  {
    value: "binding",
    label: "Records",
    does: "Counted, added up or averaged over the records of a source. Each of them can be opened.",
  },
  {
    value: "formula",
    label: "Formula",
    does: "Worked out from other figures: records, queries or KPIs that exist.",
  },
  {
    value: "manual",
    label: "Entered by hand",
    does: "Managers enter it for each of their people. People without a value are not scored on it.",
  },
  {
    value: "sql",
    label: "Query",
    does: "A SELECT of your own over the sources’ tables, for what the sentence cannot say. It lists no records.",
  },
];
