import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "./formula-parser";
import {
  type ArithmeticOperator,
  type ComparisonOperator,
  FORMULA_FUNCTIONS,
  type FormulaFunction,
  type FormulaNode,
  type FormulaProblem,
} from "./types";

const LONGEST = 2_000;
const DEEPEST = 400;

export type ReadFormula = { ok: true; ast: FormulaNode } | { ok: false; problems: FormulaProblem[] };

/** Syntax, names of functions and how many operands they take; not yet what the operands are. */
export function readFormula(text: string): ReadFormula {
  const early = tooMuch(text);
  if (early) return { ok: false, problems: [early] };
  const tree = parser.parse(text);
  const broken = syntaxProblem(tree, text);
  if (broken) return { ok: false, problems: [broken] };
  const problems: FormulaProblem[] = [];
  const [top] = operandsOf(tree.topNode);
  if (!top) return { ok: false, problems: [{ message: "Write a formula", position: 0, length: 0 }] };
  const ast = nodeOf(top, { text, problems });
  return problems.length === 0 ? { ok: true, ast } : { ok: false, problems };
}

function tooMuch(text: string): FormulaProblem | null {
  if (text.trim() === "") return { message: "Write a formula", position: 0, length: 0 };
  if (text.length > LONGEST)
    return { message: `Keep it to ${LONGEST} characters`, position: LONGEST, length: text.length - LONGEST };
  return null;
}

/** The first place that cannot be read, and brackets deeper than the walks below should go. */
function syntaxProblem(tree: Tree, text: string): FormulaProblem | null {
  let problem: FormulaProblem | null = null;
  let depth = 0;
  tree.iterate({
    enter: ({ type, from, to }) => {
      depth++;
      if (problem) return false;
      if (type.isError) problem = unreadable(text, from, to);
      else if (depth > DEEPEST)
        problem = { message: "This is nested too deeply", position: from, length: to - from };
      return problem === null;
    },
    leave: () => {
      depth--;
    },
  });
  return problem;
}

function unreadable(text: string, from: number, to: number): FormulaProblem {
  const rest = text.slice(from);
  const start = from + (rest.length - rest.trimStart().length);
  if (start >= text.length)
    return { message: "The formula ends too early", position: text.trimEnd().length, length: 0 };
  const end = Math.max(to, start + 1);
  return {
    message: `“${text.slice(start, end)}” is not expected here`,
    position: start,
    length: end - start,
  };
}

interface Reading {
  text: string;
  problems: FormulaProblem[];
}

const operandsOf = (node: SyntaxNode): SyntaxNode[] => node.getChildren("Expression");

function nodeOf(node: SyntaxNode, reading: Reading): FormulaNode {
  const { text } = reading;
  const place = { start: node.from, end: node.to };
  const [first, second] = operandsOf(node);
  const operand = (child: SyntaxNode | undefined): FormulaNode => {
    if (!child) throw new RangeError(`${node.name} lacks an operand.`); // The grammar does not let this through.
    return nodeOf(child, reading);
  };
  const operator = () => text.slice(first?.to, second?.from).trim();
  switch (node.name) {
    case "Number":
      return { ...place, type: "number", value: numberAt(node, reading) };
    case "Name":
      return { ...place, type: "input", name: text.slice(node.from, node.to) };
    case "Group":
      return operand(first);
    case "Sign":
      return {
        ...place,
        type: "sign",
        operator: text[node.from] === "-" ? "-" : "+",
        operand: operand(first),
      };
    case "Not":
      return { ...place, type: "not", operand: operand(first) };
    case "And":
    case "Or": {
      const word = node.name === "And" ? "and" : "or";
      return { ...place, type: "logic", operator: word, left: operand(first), right: operand(second) };
    }
    case "Comparison": {
      const written = SAME_COMPARISON.get(operator()) ?? (operator() as ComparisonOperator);
      return {
        ...place,
        type: "comparison",
        operator: written,
        left: operand(first),
        right: operand(second),
      };
    }
    case "Call":
      return { ...place, ...callOf(node, reading) };
    default: {
      const written = operator() as ArithmeticOperator;
      return {
        ...place,
        type: "arithmetic",
        operator: written,
        left: operand(first),
        right: operand(second),
      };
    }
  }
}

const SAME_COMPARISON = new Map<string, ComparisonOperator>([
  ["==", "="],
  ["!=", "<>"],
]);

function numberAt({ from, to }: SyntaxNode, { text, problems }: Reading): string {
  const written = text.slice(from, to);
  if (!/^\d{0,15}(\.\d{1,10})?$/.test(written))
    problems.push({ message: "Use at most 15 digits and 10 decimals", position: from, length: to - from });
  return written.startsWith(".") ? `0${written}` : written;
}

const NAMES = Object.keys(FORMULA_FUNCTIONS) as FormulaFunction[];

function callOf(node: SyntaxNode, reading: Reading) {
  const { text, problems } = reading;
  const written = node.getChild("Function");
  const given = node.getChild("Arguments");
  const operands = (given ? operandsOf(given) : []).map((child) => nodeOf(child, reading));
  const spelled = text.slice(written?.from, written?.to);
  const name = NAMES.find((known) => known === spelled.toLowerCase());
  const at = { position: node.from, length: spelled.length };
  if (!name)
    problems.push({ ...at, message: `There is no function “${spelled}”. There are ${NAMES.join(", ")}` });
  else {
    const [fewest, most] = FORMULA_FUNCTIONS[name];
    if (operands.length < fewest || operands.length > most)
      problems.push({ ...at, message: `${name} takes ${count(fewest, most)}, not ${operands.length}` });
  }
  return { type: "call" as const, name: name ?? "coalesce", operands };
}

function count(fewest: number, most: number): string {
  if (fewest === most) return fewest === 1 ? "1 value" : `${fewest} values`;
  return `${fewest} to ${most} values`;
}
