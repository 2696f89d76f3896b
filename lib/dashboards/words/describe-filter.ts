import { columnOf } from "@/lib/kpis/bindings/columns";
import { arityOf, wordsOfOp } from "@/lib/kpis/bindings/operators";
import { type BindingSource, type Condition, type Filter, isGroup } from "@/lib/kpis/types";

/** A filter as the clause after "where": "status is resolved and priority is P1 or P2". Empty without conditions. */
export function describeFilter(filter: Filter, source: BindingSource): string {
  const clauses = filter.conditions.map((entry) =>
    isGroup(entry)
      ? bracketed(
          joined(
            entry.conditions.map((condition) => describeCondition(condition, source)),
            entry.match === "all" ? "and" : "or",
          ),
        )
      : describeCondition(entry, source),
  );
  return joined(
    clauses.filter((clause) => clause !== ""),
    filter.match === "all" ? "and" : "or",
  );
}

const bracketed = (clause: string) => (/ (and|or) /.test(clause) ? `(${clause})` : clause);

function describeCondition({ column, op, value }: Condition, source: BindingSource): string {
  const { label, type } = columnOf(source, column);
  const name = lowerFirst(label);
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
  if (op === "in") return `${name} is ${joined(values, "or")}`;
  if (op === "not_in") return `${name} is neither ${joined(values, "nor")}`;
  const words = wordsOfOp(op, type);
  return arityOf(op) === "none" ? `${name} ${words}` : `${name} ${words} ${joined(values, "and")}`;
}

/** "a, b and c". */
export function joined(words: readonly string[], last: string): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** "First reply at" → "first reply at", but "SLA met" stays. */
export function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
