import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { requestAddress } from "@/lib/access/address";
import { currentViewer } from "@/lib/access/current-viewer";
import { actorOf } from "@/lib/access/viewer";
import type { WorkCtx } from "@/lib/context";
import { appDatabase } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { parseInput } from "@/lib/zod-fields";

/** What a form shows after it was sent. `fieldErrors` by dotted path; `values` keeps what was typed. */
export interface FormState {
  ok: boolean;
  message?: string;
  fieldErrors?: Record<string, string>;
  values?: Record<string, string>;
}

export type ActionResult<T> =
  | { ok: true; value: T }
  | { ok: false; message: string; fieldErrors: Record<string, string> };

/** A server action over a mutation: the caller's context, parsed input, refusals as data. Input is plain JSON. */
export async function runAction<I extends z.ZodType, T>(
  schema: I,
  input: unknown,
  mutate: (ctx: WorkCtx, input: z.output<I>) => Promise<T>,
): Promise<ActionResult<T>> {
  try {
    return { ok: true, value: await mutate(await actionContext(), parseInput(schema, input)) };
  } catch (error) {
    if (error instanceof AppError) {
      return {
        ok: false,
        message: error.message,
        fieldErrors: Object.fromEntries(error.fields.map((f) => [f.path, f.message])),
      };
    }
    log.error({ err: error }, "action failed");
    return { ok: false, message: "Something went wrong here. Nothing was saved.", fieldErrors: {} };
  }
}

/** The same for a plain form: fields of the FormData are the input, and come back as `values` after a refusal. */
export async function runFormAction<I extends z.ZodType>(
  schema: I,
  form: FormData,
  mutate: (ctx: WorkCtx, input: z.output<I>) => Promise<{ message?: string } | undefined>,
): Promise<FormState> {
  const input = Object.fromEntries(
    [...form].flatMap(([key, value]) =>
      typeof value === "string" && !key.startsWith("$") ? [[key, value]] : [],
    ),
  );
  const result = await runAction(schema, input, mutate);
  // What was typed comes back to be shown again; passwords do not.
  const values = Object.fromEntries(Object.entries(input).filter(([key]) => !/password/i.test(key)));
  return result.ok ? { ok: true, message: result.value?.message } : { ...result, values };
}

async function actionContext(): Promise<WorkCtx> {
  const viewer = await currentViewer();
  if (!viewer)
    throw new AppError(
      "unauthenticated",
      "Your session has ended. Sign in again; what you typed is still here.",
    );
  const address = requestAddress(await headers());
  const database = appDatabase();
  return { db: database.db, database, actor: actorOf(viewer), now: new Date(), address };
}
