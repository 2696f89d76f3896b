import { readPlainDecimal } from "@/lib/decimal";
import { canonical } from "../canonical";

/** One field that differs. Undefined: that side does not have it. */
export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

/** The fields of two objects that say something else, in the order given; figures are equal however written. */
export function changedFields(before: object, after: object, fields: readonly string[]): FieldChange[] {
  return fields.flatMap((field) => {
    const [from, to] = [read(before, field), read(after, field)];
    return sameValue(from, to) ? [] : [{ field, from, to }];
  });
}

/** "bands.above" reads into the bands. */
const read = (value: object, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (part, key) =>
        part !== null && typeof part === "object" ? (part as Record<string, unknown>)[key] : undefined,
      value,
    );

const sameValue = (a: unknown, b: unknown) => plain(a) === plain(b);

const plain = (value: unknown) =>
  value === undefined || value === null
    ? "null"
    : canonical(
        JSON.parse(JSON.stringify(value), (_, part: unknown) =>
          typeof part === "string" ? (readPlainDecimal(part)?.toFixed() ?? part) : part,
        ),
      );
