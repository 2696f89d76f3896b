import { Dec, type DecimalString, roundActual } from "@/lib/decimal";
import type { FormulaNode } from "./types";

type Values = ReadonlyMap<string, DecimalString | null>;
type NumberOrNull = Dec | null;

/** What a stored value has room for: 18 digits before the point. */
const TOO_LARGE = new Dec("1e18");
const LARGEST_EXPONENT = 1_000;

/**
 * The value of a checked formula, with six decimals, or null when it is missing. Never throws.
 *
 * Missing spreads: whatever is worked out from a missing value is missing, but `coalesce` takes the first value that is
 * there and `if` looks at the chosen side only. `and`, `or` need no second side once the first decides. Dividing by zero,
 * a root of something negative, and numbers beyond 18 digits are missing. Works with 40 digits; rounds once, at the end.
 */
export function evaluateFormula(ast: FormulaNode, values: Values): DecimalString | null {
  const value = numberOf(ast, values);
  if (!value || value.abs().gte(TOO_LARGE)) return null;
  const rounded = roundActual(value);
  return (rounded.isZero() ? rounded.abs() : rounded).toFixed(6);
}

function numberOf(node: FormulaNode, values: Values): NumberOrNull {
  switch (node.type) {
    case "number":
      return new Dec(node.value);
    case "input":
      return given(values.get(node.name));
    case "sign": {
      const value = numberOf(node.operand, values);
      return value && (node.operator === "-" ? value.neg() : value);
    }
    case "arithmetic":
      return arithmetic(node, values);
    case "call":
      return call(node, values);
    default:
      return null; // Yes or no where a number belongs: checkFormula does not let it through.
  }
}

function given(text: DecimalString | null | undefined): NumberOrNull {
  return text && /^-?\d+(\.\d+)?$/.test(text) ? new Dec(text) : null;
}

function arithmetic(node: Extract<FormulaNode, { type: "arithmetic" }>, values: Values): NumberOrNull {
  const left = numberOf(node.left, values);
  const right = numberOf(node.right, values);
  if (!left || !right) return null;
  switch (node.operator) {
    case "+":
      return finite(left.plus(right));
    case "-":
      return finite(left.minus(right));
    case "*":
      return finite(left.times(right));
    case "/":
      return right.isZero() ? null : finite(left.div(right));
    case "^":
      return power(left, right);
  }
}

function power(base: Dec, exponent: Dec): NumberOrNull {
  if (exponent.abs().gt(LARGEST_EXPONENT)) return null;
  if (base.isZero() && exponent.isNegative()) return null;
  return finite(base.pow(exponent));
}

/** Numbers beyond any use on the way are missing too: they would only cost time. */
const finite = (value: Dec): NumberOrNull => (value.isFinite() && value.e < 100 ? value : null);

function call({ name, operands }: Extract<FormulaNode, { type: "call" }>, values: Values): NumberOrNull {
  const [first, second, third] = operands;
  if (!first) return null;
  switch (name) {
    case "if": {
      const chosen = truthOf(first, values);
      const side = chosen ? second : third;
      return chosen === null || !side ? null : numberOf(side, values);
    }
    case "coalesce": {
      for (const operand of operands) {
        const value = numberOf(operand, values);
        if (value) return value;
      }
      return null;
    }
    case "abs":
      return numberOf(first, values)?.abs() ?? null;
    case "round": {
      const decimals = second?.type === "number" ? Number(second.value) : 0;
      return numberOf(first, values)?.toDecimalPlaces(decimals) ?? null;
    }
    case "min":
    case "max": {
      const numbers = operands.map((operand) => numberOf(operand, values));
      const known = numbers.filter((value) => value !== null);
      return known.length === numbers.length ? Dec[name](...known) : null;
    }
  }
}

/** Null: cannot be said, since something compared is missing. */
function truthOf(node: FormulaNode, values: Values): boolean | null {
  if (node.type === "not") {
    const truth = truthOf(node.operand, values);
    return truth === null ? null : !truth;
  }
  if (node.type === "logic") {
    const decides = node.operator === "or";
    const sides = [truthOf(node.left, values), truthOf(node.right, values)];
    if (sides.includes(decides)) return decides;
    return sides.includes(null) ? null : !decides;
  }
  if (node.type !== "comparison") return null;
  const left = numberOf(node.left, values);
  const right = numberOf(node.right, values);
  if (!left || !right) return null;
  const order = left.comparedTo(right);
  switch (node.operator) {
    case "<":
      return order < 0;
    case ">":
      return order > 0;
    case "<=":
      return order <= 0;
    case ">=":
      return order >= 0;
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
  }
}
