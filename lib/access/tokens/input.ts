import { z } from "zod";

export const createTokenInput = z.object({
  name: z.string().trim().min(1, "Name it after what will use it.").max(100, "At most 100 characters."),
});
