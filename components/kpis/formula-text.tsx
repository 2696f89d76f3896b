"use client";

import { useField } from "@/components/forms/editor-errors";
import { Textarea } from "@/components/ui/textarea";
import { checkFormula } from "@/lib/kpis/formula/check-formula";
import type { FormulaInput } from "@/lib/kpis/formula/types";

interface FormulaTextProps {
  text: string;
  inputs: readonly FormulaInput[];
  onChange: (text: string) => void;
}

/** The formula as it is typed, with what is wrong marked where it is. */
export function FormulaText({ text, inputs, onChange }: FormulaTextProps) {
  const { error, ...field } = useField("data_source.formula");
  const checked = text.trim() === "" ? null : checkFormula(text, inputs);
  const problem = checked && !checked.ok ? checked.problems[0] : undefined;
  const result = checked?.ok && checked.unit ? `Gives ${checked.unit}.` : "";
  return (
    <>
      <Textarea
        {...field}
        error={problem?.message ?? (checked ? undefined : error)}
        label="Formula"
        hint={`+ − * / ^, comparisons, and, or, not, min, max, abs, round, coalesce, if. ${result}`}
        rows={3}
        spellCheck={false}
        placeholder="(positive / total) * 100"
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem && (
        <p className="formula-mark" aria-hidden="true">
          {text.slice(0, problem.position)}
          <mark>{text.slice(problem.position, problem.position + Math.max(1, problem.length)) || " "}</mark>
          {text.slice(problem.position + Math.max(1, problem.length))}
        </p>
      )}
    </>
  );
}
