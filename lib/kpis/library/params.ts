import { z } from "zod";
import { CALCULATION_TYPES } from "@/db/enums";
import { idNumber } from "@/lib/zod-fields";

/** What the address of the library asks for; what makes no sense is left out. */
export const libraryParams = z.object({
  q: z.string().max(200).optional().catch(undefined),
  category: z.string().max(80).optional().catch(undefined),
  kind: z.enum(CALCULATION_TYPES).optional().catch(undefined),
  source: idNumber.optional().catch(undefined),
  use: z.enum(["used", "unused"]).optional().catch(undefined),
  show: z.enum(["inactive"]).optional().catch(undefined),
});
export type LibraryParams = z.output<typeof libraryParams>;
