import { readFormula } from "./read-formula";
import type { FormulaCheck, FormulaInput, FormulaNode, FormulaProblem } from "./types";
import { isSameUnit, multiplied, PLAIN, parseUnit, raised, type Unit, unitText } from "./unit";

/** `unit` null: a number written in the formula, which takes the unit of what it is added to or compared with. */
type Kind = { type: "number"; unit: Unit | null } | { type: "truth" } | { type: "unknown" };

/** A power whose exponent is no whole number takes as long as thousands of sums, for each person. */
const MOST_ROOTS = 3;

const UNKNOWN: Kind = { type: "unknown" };
const TRUTH: Kind = { type: "truth" };

/**
 * Reads a formula and finds everything wrong with it: syntax, unknown names, wrong operands, units that do not go
 * together. Never throws. Pure, and safe in a browser: nothing of the text is ever run.
 */
export function checkFormula(text: string, inputs: readonly FormulaInput[]): FormulaCheck {
  const read = readFormula(text);
  if (!read.ok) return read;
  const check = new Check(new Map(inputs.map(({ name, unit }) => [name, parseUnit(unit)])));
  const kind = check.kindOf(read.ast);
  if (kind.type === "truth" && check.problems.length === 0)
    check.refuse(read.ast, "The result must be a number, not yes or no. Use if(…, 1, 0)");
  if (check.problems.length > 0) {
    return { ok: false, problems: check.problems.sort((a, b) => a.position - b.position) };
  }
  const unit = kind.type === "number" ? unitText(kind.unit ?? PLAIN) : "";
  return { ok: true, ast: read.ast, unit, uses: [...check.uses] };
}

class Check {
  readonly problems: FormulaProblem[] = [];
  readonly uses = new Set<string>();
  private roots = 0;

  constructor(private readonly inputs: ReadonlyMap<string, Unit>) {}

  refuse({ start, end }: FormulaNode, message: string): Kind {
    this.problems.push({ message, position: start, length: end - start });
    return UNKNOWN;
  }

  kindOf(node: FormulaNode): Kind {
    switch (node.type) {
      case "number":
        return { type: "number", unit: null };
      case "input":
        return this.inputKind(node, node.name);
      case "sign":
        return this.number(node.operand);
      case "not":
        this.truth(node.operand);
        return TRUTH;
      case "logic":
        this.truth(node.left);
        this.truth(node.right);
        return TRUTH;
      case "comparison":
        this.together([node.left, node.right], "compared");
        return TRUTH;
      case "arithmetic":
        return this.arithmetic(node);
      case "call":
        return this.call(node);
    }
  }

  private inputKind(node: FormulaNode, name: string): Kind {
    const unit = this.inputs.get(name);
    if (!unit) {
      const names = [...this.inputs.keys()];
      const choices = names.length > 0 ? `There are ${names.join(", ")}` : "Add an input first";
      return this.refuse(node, `There is no input “${name}”. ${choices}`);
    }
    this.uses.add(name);
    return { type: "number", unit };
  }

  private number(node: FormulaNode): Kind {
    const kind = this.kindOf(node);
    return kind.type === "truth" ? this.refuse(node, "This is yes or no, and a number is needed here") : kind;
  }

  private truth(node: FormulaNode): void {
    if (this.kindOf(node).type === "number")
      this.refuse(node, "This is a number, and yes or no is needed here, such as a > 0");
  }

  private arithmetic(node: Extract<FormulaNode, { type: "arithmetic" }>): Kind {
    const { operator, left, right } = node;
    if (operator === "+") return this.together([left, right], "added");
    if (operator === "-") return this.together([left, right], "subtracted");
    if (operator === "^") return this.power(left, right);
    const [over, under] = [this.number(left), this.number(right)];
    if (over.type !== "number" || under.type !== "number") return UNKNOWN;
    if (under.unit === null) return over;
    if (operator === "*" && over.unit === null) return under;
    const factor = operator === "/" ? raised(under.unit, -1) : under.unit;
    return { type: "number", unit: multiplied(over.unit ?? PLAIN, factor) };
  }

  private power(left: FormulaNode, right: FormulaNode): Kind {
    if (!isWhole(right)) this.roots += 1;
    if (this.roots > MOST_ROOTS) {
      const most = `Use at most ${MOST_ROOTS} powers whose exponent is not a whole number`;
      return this.refuse(right, most);
    }
    const [base, exponent] = [this.number(left), this.number(right)];
    if (base.type !== "number" || exponent.type !== "number") return UNKNOWN;
    if (exponent.unit && exponent.unit.size > 0) return this.refuse(right, "An exponent has no unit");
    if (!base.unit || base.unit.size === 0) return base;
    const whole = right.type === "number" && /^\d$/.test(right.value) ? Number(right.value) : null;
    if (whole === null) {
      return this.refuse(
        right,
        `Something in ${unitText(base.unit)} can only be raised to a number from 0 to 9`,
      );
    }
    return { type: "number", unit: raised(base.unit, whole) };
  }

  private call({ name, operands }: Extract<FormulaNode, { type: "call" }>): Kind {
    const [first, second] = operands;
    if (name === "if" && first) {
      this.truth(first);
      return this.together(operands.slice(1), "alternatives");
    }
    if (name === "round" && first) {
      if (second && !(second.type === "number" && /^[0-6]$/.test(second.value)))
        this.refuse(second, "Write the number of decimals, from 0 to 6");
      return this.number(first);
    }
    return this.together(operands, name === "coalesce" ? "alternatives" : "compared");
  }

  /** All numbers of one unit. Numbers written in the formula go with any; the first that does not fit is marked. */
  private together(operands: readonly FormulaNode[], verb: keyof typeof REFUSALS): Kind {
    let common: Unit | null = null;
    let isKnown = true;
    for (const operand of operands) {
      const kind = this.number(operand);
      if (kind.type !== "number") isKnown = false;
      else if (common === null) common = kind.unit;
      else if (kind.unit && !isSameUnit(common, kind.unit)) {
        this.refuse(operand, REFUSALS[verb](inWords(common), inWords(kind.unit)));
        isKnown = false;
      }
    }
    return isKnown ? { type: "number", unit: common } : UNKNOWN;
  }
}

const isWhole = (exponent: FormulaNode): boolean =>
  exponent.type === "sign"
    ? isWhole(exponent.operand)
    : exponent.type === "number" && /^\d+$/.test(exponent.value);

const REFUSALS = {
  added: (a: string, b: string) => `${a} and ${b} cannot be added`,
  subtracted: (a: string, b: string) => `${b} cannot be taken from ${a}`,
  compared: (a: string, b: string) => `${a} and ${b} cannot be compared`,
  alternatives: (a: string, b: string) => `One is in ${a} and this in ${b}: they must be the same`,
};

const inWords = (unit: Unit) => (unit.size === 0 ? "a plain number" : unitText(unit));
