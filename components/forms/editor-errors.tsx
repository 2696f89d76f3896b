"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";

/** Messages by dotted path, as a refused save gives them. */
export type FieldErrors = Record<string, string>;

const Errors = createContext<{ errors: FieldErrors; prefix: string }>({ errors: {}, prefix: "" });

export function EditorErrors({ errors, children }: { errors: FieldErrors; children: ReactNode }) {
  return <Errors value={{ errors, prefix: "" }}>{children}</Errors>;
}

/** Fields inside name their paths from here on: a binding says `binding.filter` wherever it stands. */
export function FieldsBelow({ path, children }: { path: string; children: ReactNode }) {
  const { errors, prefix } = useContext(Errors);
  return <Errors value={{ errors, prefix: `${prefix}${path}.` }}>{children}</Errors>;
}

/** What a field needs to say what is wrong with it, and to be found from the summary. */
export function useField(path: string): { id: string; name: string; error: string | undefined } {
  const { errors, prefix } = useContext(Errors);
  const whole = `${prefix}${path}`;
  return { id: fieldId(whole), name: whole, error: errors[whole] };
}

/** Whether anything at or below a path is wrong. */
export function useHasErrors(path: string): boolean {
  const { errors, prefix } = useContext(Errors);
  const whole = `${prefix}${path}`;
  return Object.keys(errors).some((key) => key === whole || key.startsWith(`${whole}.`));
}

export const fieldId = (path: string) => `f-${path.replaceAll(".", "-")}`;

export interface Refusal {
  message: string;
  errors: FieldErrors;
}

/** On top after a refused save; each line leads to its field. */
export function RefusalSummary({ refusal }: { refusal: Refusal | null }) {
  const summary = useRef<HTMLDivElement>(null);
  // Once for each refusal, never while someone types.
  useEffect(() => {
    if (refusal) summary.current?.focus();
  }, [refusal]);
  if (!refusal) return null;
  const errors = Object.entries(refusal.errors).map(([path, text]) => ({ text, id: fieldId(path) }));
  const count = errors.length === 1 ? "1 thing" : `${errors.length} things`;
  const message = errors.length > 0 ? `Not saved: ${count} to fix first.` : refusal.message;
  return <ErrorSummary ref={summary} message={message} errors={errors} />;
}
