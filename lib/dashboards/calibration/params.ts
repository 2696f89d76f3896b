import { z } from "zod";
import { periodParams } from "../params";

const page = z.coerce.number().int().min(1).max(100_000).catch(1);

/** What the address of the calibration screen holds: pages of its two long tables, and whether the file sheet is open. */
export const calibrationParams = periodParams.extend({
  managers: page,
  overrides: page,
  import: z.literal("groups").optional().catch(undefined),
});
export type CalibrationParams = z.output<typeof calibrationParams>;

/** Only what differs from where the screen starts stands in its address. */
export const calibrationAddress = ({ period, managers, overrides }: CalibrationParams) => ({
  period: period?.toString(),
  managers: managers === 1 ? undefined : String(managers),
  overrides: overrides === 1 ? undefined : String(overrides),
});
