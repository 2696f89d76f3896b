import type { z } from "zod";
import type { createSourceInput } from "@/lib/sources/input";

/** A source that the demo company makes for a spreadsheet of its own. Its slug is what its name becomes. */
export interface OwnSource {
  slug: string;
  input: z.input<typeof createSourceInput>;
}
