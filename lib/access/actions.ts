"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { encode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/lib/env";
import { type ActionResult, type FormState, runAction, runFormAction } from "@/lib/forms/action";
import { idNumber } from "@/lib/zod-fields";
import { changePasswordInput, savePersonAccountInput } from "./accounts/input";
import { changeOwnPassword } from "./accounts/own-password";
import { savePersonAccount } from "./accounts/person-account";
import { SESSION_SECONDS, sessionCookie } from "./session-cookie";
import { createTokenInput } from "./tokens/input";
import { createToken, revokeToken } from "./tokens/mutations";

/** The session that changed the password goes on; all others end. */
export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  return runFormAction(changePasswordInput, form, async (ctx, input) => {
    const claims = await changeOwnPassword(ctx, input);
    const secret = env.PLUMBLINE_SECRET ?? "";
    const token = await encode({ token: { ...claims }, secret, maxAge: SESSION_SECONDS });
    (await cookies()).set(sessionCookie(token, env.PLUMBLINE_URL));
    return { message: "Your password is changed. Other places where you were signed in are signed out." };
  });
}

export async function createTokenAction(name: string): Promise<ActionResult<{ token: string }>> {
  const result = await runAction(createTokenInput, { name }, async (ctx, input) => {
    if (ctx.actor.kind !== "account") throw new Error("A token belongs to an account.");
    const { token } = await createToken(ctx, { accountId: ctx.actor.accountId, name: input.name });
    return { token };
  });
  if (result.ok) revalidatePath("/account");
  return result;
}

const revokeInput = z.object({ id: idNumber });

export async function revokeTokenAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(revokeInput, form, async (ctx, { id }) => {
    await revokeToken(ctx, id);
    return { message: "Revoked. Calls with it are refused from now on." };
  });
  revalidatePath("/account");
  return state;
}

const personAccountForm = z.object({
  employeeId: idNumber,
  account: savePersonAccountInput,
});

export async function savePersonAccountAction(_: FormState, form: FormData): Promise<FormState> {
  const text = (name: string) => String(form.get(name) ?? "");
  const account = {
    email: text("email"),
    roles: form.getAll("roles"),
    password: text("password") || undefined,
    enabled: form.has("enabled"),
  };
  const result = await runAction(
    personAccountForm,
    { employeeId: text("employeeId"), account },
    (ctx, input) => savePersonAccount(ctx, input.employeeId, input.account),
  );
  if (result.ok) {
    revalidatePath(`/admin/people/${result.value.employeeId}`);
    return { ok: true, message: "The account is saved." };
  }
  const fieldErrors = Object.fromEntries(
    Object.entries(result.fieldErrors).map(([path, words]) => [path.replace(/^account\./, ""), words]),
  );
  return { ok: false, message: result.message, fieldErrors, values: { email: account.email } };
}
