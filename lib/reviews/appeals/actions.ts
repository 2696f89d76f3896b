"use server";

import { revalidatePath } from "next/cache";
import { type FormState, runAction, runFormAction } from "@/lib/forms/action";
import { idNumber } from "@/lib/zod-fields";
import { answerAppeal } from "./answer";
import { recordCorrection } from "./correct";
import { answerFormInput, correctedInput, takeOnInput, withdrawInput } from "./input";
import { takeOn, withdrawAppeal } from "./own";

const id = { id: idNumber };

function refreshed(state: FormState): FormState {
  if (state.ok) revalidatePath("/appeals", "layout");
  return state;
}

export async function answerForm(_: FormState, form: FormData): Promise<FormState> {
  const input = Object.fromEntries([...form].filter(([key]) => !key.startsWith("$")));
  // A comma is how half of Europe writes it; an empty score is none.
  if (typeof input.new_score === "string") input.new_score = input.new_score.replace(",", ".");
  if (input.new_score === "") delete input.new_score;
  const result = await runAction(answerFormInput, input, (ctx, { id: known, ...answer }) =>
    answerAppeal(ctx, known, answer),
  );
  return result.ok ? refreshed({ ok: true, message: "Answered." }) : { ...result };
}

export async function correctionForm(_: FormState, form: FormData): Promise<FormState> {
  return refreshed(
    await runFormAction(correctedInput.extend(id), form, async (ctx, { id: known, ...input }) => {
      await recordCorrection(ctx, known, input);
      return { message: "Closed." };
    }),
  );
}

export async function takeOnForm(_: FormState, form: FormData): Promise<FormState> {
  return refreshed(
    await runFormAction(takeOnInput.extend(id), form, async (ctx, { id: known, ...input }) => {
      await takeOn(ctx, known, input);
      return { message: "Human resources have it now." };
    }),
  );
}

export async function withdrawForm(_: FormState, form: FormData): Promise<FormState> {
  return refreshed(
    await runFormAction(withdrawInput.extend(id), form, async (ctx, { id: known, ...input }) => {
      await withdrawAppeal(ctx, known, input);
      return { message: "Withdrawn." };
    }),
  );
}
