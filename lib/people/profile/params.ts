import { z } from "zod";

/** Which change of a person is open, from the address; anything unknown is none. */
export const personParams = z.object({
  change: z.enum(["facts", "position", "manager", "dotted", "leave"]).optional().catch(undefined),
});
export type PersonChange = NonNullable<z.output<typeof personParams>["change"]>;
