/** What a server action says back to the form that called it. */
export interface FormState {
  ok: boolean;
  /** One sentence: what was done, or why it was not. */
  message?: string;
  /** A sentence per refused field, by the field's name. */
  fieldErrors?: Record<string, string>;
  /** What was typed, to be shown again after a refusal. */
  values?: Record<string, string>;
}

export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>;

/** Before the first submit: nothing to say yet. */
export const idleForm: FormState = { ok: true };

export function isRefused(state: FormState): boolean {
  return !state.ok;
}
