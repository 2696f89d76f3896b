"use server";

import { revalidatePath } from "next/cache";
import { type FormState, runAction, runFormAction } from "@/lib/forms/action";
import { importEntries } from "./import-entries";
import { entriesFileInput, entryInput } from "./input";
import { enterValue } from "./mutations";
import { toEntryWire } from "./wire";

/** One cell of the grid; the answer is the entry that stands there then, or null. */
export async function enterValueAction(input: unknown) {
  return runAction(entryInput, input, async (ctx, parsed) => {
    const entry = await enterValue(ctx, parsed);
    return entry && toEntryWire(entry);
  });
}

/** The same from a form, with a note. */
export async function enterValueForm(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(entryInput, form, async (ctx, input) => {
    await enterValue(ctx, input);
    return { message: "Saved." };
  });
  if (state.ok) revalidatePath("/entries");
  return state;
}

export async function importEntriesForm(_: FormState, form: FormData): Promise<FormState> {
  const file = form.get("file");
  if (file instanceof File && file.size > 0) form.set("csv", await file.text());
  form.delete("file");
  const state = await runFormAction(entriesFileInput, form, async (ctx, input) => {
    const { entered } = await importEntries(ctx, input);
    return { message: `${entered} ${entered === 1 ? "value is" : "values are"} entered.` };
  });
  if (state.ok) revalidatePath("/entries");
  return state;
}
