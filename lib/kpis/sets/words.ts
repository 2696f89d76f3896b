import { bindingInput } from "../bindings/binding-input";
import { bindingInWords } from "../bindings/sentence";
import { manualInWords } from "../calculation-words";
import { asListedSource, SET_SOURCES } from "./sources";
import type { SetBinding, SetMeasure } from "./types";

/** How a KPI of a set comes to its value, in the words of the library; of a formula, what its inputs are too. */
export function measureInWords(measure: SetMeasure): string {
  switch (measure.kind) {
    case "binding":
      return boundInWords(measure);
    case "formula": {
      const inputs = measure.inputs.map((input) => `${input.variable} is ${asPart(boundInWords(input))}`);
      return `Worked out as ${measure.formula}, where ${inputs.join("; ")}.`;
    }
    case "sql":
      return "What an administrator’s query finds for each person.";
    case "manual": {
      const { min, max, dueDays } = measure;
      return manualInWords({ type: "manual", allowed_range: { min, max }, due_days: dueDays });
    }
  }
}

/** The number that bindings want of their source is none of these words. */
function boundInWords({ source: slug, binding }: SetBinding): string {
  const source = SET_SOURCES.get(slug);
  return bindingInWords(
    bindingInput.parse({ ...binding, source_id: 1 }),
    source ? asListedSource(source) : null,
  );
}

/** A sentence inside another. */
const asPart = (text: string) => text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, "");
