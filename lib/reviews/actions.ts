"use server";

import { revalidatePath } from "next/cache";
import { type FormState, runAction, runFormAction } from "@/lib/forms/action";
import { finalizePeriod } from "./finalisation/finalize";
import { startReview } from "./finalisation/start-review";
import {
  agreeFormInput,
  finalizeFormInput,
  noteFormInput,
  overrideFormInput,
  reopenFormInput,
  signOffFormInput,
  startReviewFormInput,
} from "./input";
import { addNote } from "./notes";
import { overrideScore } from "./override";
import { agreeWithComputed, reopenReview, signOff } from "./sign-off";

const keyOf = (input: { period_id: number; employee_id: number }) => ({
  periodId: input.period_id,
  employeeId: input.employee_id,
});

function refreshed(state: FormState): FormState {
  if (state.ok) revalidatePath("/reviews", "layout");
  return state;
}

/** An empty score takes the override back: the form sends `revert` then. */
export async function overrideForm(_: FormState, form: FormData): Promise<FormState> {
  const revert = form.get("revert") === "1";
  form.delete("revert");
  if (revert) form.delete("new_score");
  const input = Object.fromEntries([...form].filter(([key]) => !key.startsWith("$")));
  // A comma is how half of Europe writes it; the preview takes it too.
  if (typeof input.new_score === "string") input.new_score = input.new_score.replace(",", ".");
  const result = await runAction(
    overrideFormInput,
    { ...input, ...(revert && { new_score: null }) },
    (ctx, parsed) => overrideScore(ctx, keyOf(parsed), parsed),
  );
  if (!result.ok) return { ...result };
  return refreshed({
    ok: true,
    message: revert ? "Taken back. The computed score counts again." : "Saved. Both values are kept.",
  });
}

export async function noteForm(_: FormState, form: FormData): Promise<FormState> {
  return refreshed(
    await runFormAction(noteFormInput, form, async (ctx, input) => {
      await addNote(ctx, keyOf(input), input);
      return { message: "The note is there." };
    }),
  );
}

export async function signOffForm(_: FormState, form: FormData): Promise<FormState> {
  return refreshed(
    await runFormAction(signOffFormInput, form, async (ctx, input) => {
      await signOff(ctx, keyOf(input), input);
      return { message: "Signed off." };
    }),
  );
}

export async function reopenForm(_: FormState, form: FormData): Promise<FormState> {
  return refreshed(
    await runFormAction(reopenFormInput, form, async (ctx, input) => {
      await reopenReview(ctx, keyOf(input), input);
      return { message: "The sign-off is taken back." };
    }),
  );
}

/** `items`: who is signed off, each with the version that was seen, as JSON. */
export async function agreeForm(_: FormState, form: FormData): Promise<FormState> {
  const items: unknown = JSON.parse(String(form.get("items") ?? "[]"));
  const input = { period_id: form.get("period_id"), items };
  const result = await runAction(agreeFormInput, input, (ctx, parsed) =>
    agreeWithComputed(ctx, parsed.period_id, parsed),
  );
  if (!result.ok) return { ...result };
  const { signed, left } = result.value;
  const rest =
    left.length > 0 ? ` ${left.length} were left: ${left.map(({ name }) => name).join(", ")}.` : "";
  return refreshed({ ok: true, message: `${signed} signed off.${rest}` });
}

export async function startReviewForm(_: FormState, form: FormData): Promise<FormState> {
  if (form.get("due_on") === "") form.delete("due_on");
  return refreshed(
    await runFormAction(startReviewFormInput, form, async (ctx, input) => {
      const period = await startReview(ctx, input.period_id, input);
      return { message: `${period.name} is in review.` };
    }),
  );
}

export async function finalizeForm(_: FormState, form: FormData): Promise<FormState> {
  return refreshed(
    await runFormAction(finalizeFormInput, form, async (ctx, input) => {
      const period = await finalizePeriod(ctx, input.period_id, input);
      return { message: `${period.name} is final.` };
    }),
  );
}
