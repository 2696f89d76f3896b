"use client";

import { createContext, useContext, useSyncExternalStore } from "react";
import { type FormState, idleForm } from "./form-state";

interface FormContextValue {
  formId: string;
  state: FormState;
}

export const FormContext = createContext<FormContextValue | null>(null);

interface FieldState {
  id: string;
  error: string | undefined;
  /** Typed before a refusal; undefined while nothing was refused. */
  value: string | undefined;
}

/** What the form around a field knows about it. `fallbackId` serves a field outside any ActionForm. */
export function useFieldState(name: string, fallbackId: string): FieldState {
  const form = useContext(FormContext);
  const state = form?.state ?? idleForm;
  return {
    id: form ? fieldId(form.formId, name) : fallbackId,
    error: state.fieldErrors?.[name],
    value: state.values?.[name],
  };
}

export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}

// Forms on their way, by id, for buttons that stand outside their form.
const pendingForms = new Set<string>();
const watchers = new Set<() => void>();

export function markPending(formId: string, pending: boolean) {
  if (pendingForms.has(formId) === pending) return;
  if (pending) pendingForms.add(formId);
  else pendingForms.delete(formId);
  for (const notify of watchers) notify();
}

export function usePending(formId: string | undefined): boolean {
  return useSyncExternalStore(
    watch,
    () => formId !== undefined && pendingForms.has(formId),
    () => false,
  );
}

function watch(notify: () => void) {
  watchers.add(notify);
  return () => {
    watchers.delete(notify);
  };
}
