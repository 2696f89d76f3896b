import { z } from "zod";
import { RUN_TRIGGERS } from "@/db/enums";
import { idNumber } from "@/lib/zod-fields";

const id = idNumber;

export const requestRunInput = z.object({
  periodId: id,
  /** Not given: everyone. */
  employeeIds: z.array(id).min(1, "Name at least one person.").max(10_000).optional(),
  trigger: z.enum(RUN_TRIGGERS),
});

export type RequestRunInput = z.infer<typeof requestRunInput>;
