import { z } from "zod";
import { ROLES } from "@/db/enums";

export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;

export const email = z.string().trim().max(320).pipe(z.email("This is not an e-mail address."));

/** Length is what makes a password strong; nothing else is asked for. */
export const password = z
  .string()
  .min(PASSWORD_LENGTH.min, `At least ${PASSWORD_LENGTH.min} characters.`)
  .max(PASSWORD_LENGTH.max, `At most ${PASSWORD_LENGTH.max} characters.`);

export const roles = z
  .array(z.enum(ROLES))
  .min(1, "Choose at least one role.")
  .transform((chosen) => ROLES.filter((role) => chosen.includes(role)));

export const name = z.string().trim().min(1, "A name is needed.").max(200);

export const createAccountInput = z.object({
  email,
  name,
  roles,
  /** Left out: the person can only sign in through single sign-on until one is set. */
  password: password.optional(),
  employeeId: z.number().int().positive().max(2_147_483_647).optional(),
  isDemo: z.boolean().default(false),
});

/** The account of one person as a whole: created when there is none. */
export const savePersonAccountInput = z.object({
  email,
  roles,
  password: password.optional(),
  enabled: z.boolean().default(true),
});

export const changePasswordInput = z
  .object({ currentPassword: z.string().max(1000), password, repeated: z.string() })
  .refine((input) => input.password === input.repeated, {
    path: ["repeated"],
    message: "The two new passwords differ.",
  });
