import { z } from "zod";

const id = z.number().int().positive().max(2_147_483_647);

/** Whom the set's template is for; null, or left out: any. Neither: nobody yet. */
export const installInput = z.strictObject({
  job_role_id: id.nullable().default(null),
  org_unit_id: id.nullable().default(null),
});
export type InstallInput = z.output<typeof installInput>;

export const setParam = z.object({ id: z.string().min(1).max(60) });
