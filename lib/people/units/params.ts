import { z } from "zod";
import { idNumber } from "@/lib/zod-fields";

const idOrNew = z
  .union([z.literal("new"), idNumber])
  .optional()
  .catch(undefined);
const id = idNumber.optional().catch(undefined);

/** What the address of the units screen says: which list, and what is open for a change. */
export const unitParams = z.object({
  view: z.enum(["units", "roles", "schedules", "calendars", "organisation"]).default("units").catch("units"),
  /** The thing of the list that is edited, or a new one. */
  edit: idOrNew,
  /** The unit under which a new one is added. */
  below: id,
});

export type UnitView = z.output<typeof unitParams>["view"];
export const unitsPath = (view: UnitView) =>
  view === "units" ? "/admin/people/units" : `/admin/people/units?view=${view}`;
