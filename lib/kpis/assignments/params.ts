import { z } from "zod";

const text = z.string().max(30).optional().catch(undefined);

/** What the address of a person's page says about their assignments: which is open ("new": none yet), and two versions. */
export const goalParams = z.object({ goal: text, compare: text });
