import type { Statement } from "../types";

export type BoundType = "text" | "bigint" | "numeric" | "date" | "timestamptz" | "timestamp" | "integer[]";

/** A value on its way into a statement: always a parameter, cast to its type where it stands. */
export interface Bound {
  value: string;
  type: BoundType;
}

/** A piece of SQL: text written in this code base or quoted by `identifier`, and values beside it, never inside it. */
export type Fragment = readonly (string | Bound)[];

/** `` sql`${column} >= ${bound("5", "bigint")}` ``. Only fragments and bound values fit into the holes. */
export function sql(strings: TemplateStringsArray, ...holes: (Fragment | Bound)[]): Fragment {
  return strings.flatMap((text, index) => {
    const hole = holes[index];
    if (hole === undefined) return [text];
    return "value" in hole ? [text, hole] : [text, ...hole];
  });
}

export const bound = (value: string, type: BoundType): Bound => ({ value, type });

/** A name, quoted. Callers take names from a source's declared columns, never from a rule directly. */
export const identifier = (name: string): Fragment => [`"${name.replaceAll('"', '""')}"`];

export function join(fragments: readonly Fragment[], separator: string): Fragment {
  return fragments.flatMap((fragment, index) => (index === 0 ? [...fragment] : [separator, ...fragment]));
}

export function toStatement(fragment: Fragment): Statement {
  const parameters: string[] = [];
  let text = "";
  let readable = "";
  for (const piece of fragment) {
    if (typeof piece === "string") {
      text += piece;
      readable += piece;
    } else {
      parameters.push(piece.value);
      text += `$${parameters.length}::${piece.type}`;
      readable += literal(piece);
    }
  }
  return { text, parameters, readable };
}

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

function literal({ value, type }: Bound): string {
  if (type === "bigint" || type === "numeric")
    return PLAIN_NUMBER.test(value) ? value : `${quote(value)}::${type}`;
  return type === "text"
    ? quote(value)
    : `${type === "integer[]" ? "" : `${type} `}${quote(value)}${type === "integer[]" ? "::integer[]" : ""}`;
}

/** A string literal whatever standard_conforming_strings says. */
function quote(value: string): string {
  const doubled = value.replaceAll("'", "''");
  return doubled.includes("\\") ? `E'${doubled.replaceAll("\\", "\\\\")}'` : `'${doubled}'`;
}
