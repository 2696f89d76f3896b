import { z } from "zod";
import { idNumber } from "@/lib/zod-fields";

type Signed<C extends readonly string[]> = C[number] | `-${C[number]}`;

/**
 * `page`, `page_size`, `sort` of a list. `sort` names a column, descending with a leading minus: `-name`; the first
 * column unless something else is `usual`.
 */
export function pageQuery<const C extends readonly [string, ...string[]]>(
  columns: C,
  usual: Signed<C> = columns[0] as C[number],
) {
  const signed = columns.flatMap((column) => [column, `-${column}`]) as [Signed<C>, ...Signed<C>[]];
  return z.object({
    page: z.coerce.number().int().min(1).max(1_000_000).default(1).describe("Counted from 1"),
    page_size: z.coerce.number().int().min(1).max(500).default(50).describe("Items of a page"),
    // One of `signed`, which the compiler cannot follow through zod's own types.
    sort: z
      .enum(signed)
      .default(usual as never)
      .describe("Column; descending with a leading minus"),
  });
}

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    page: z.number().int(),
    page_size: z.number().int(),
    total: z.number().int(),
  });

/** `-name` → `{ column: "name", descending: true }`. */
export const sortOrder = (sort: string) => ({
  column: sort.replace(/^-/, ""),
  descending: sort.startsWith("-"),
});

export const idParam = z.object({ id: idNumber });
