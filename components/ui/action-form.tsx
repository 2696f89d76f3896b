"use client";

import {
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { FormContext, fieldId, markPending } from "./action-form-state";
import { ErrorSummary, type SummaryError } from "./error-summary";
import { type FormAction, type FormState, idleForm, isRefused } from "./form-state";
import { showToast } from "./toast-store";

interface ActionFormProps {
  action: FormAction;
  children: ReactNode;
  /** Needed when a button outside the form submits it. */
  id?: string;
  className?: string;
  /** Names the form as a landmark, where a page has several. */
  label?: string;
  onDone?: (state: FormState) => void;
  /** Empties the form after success: for forms that add one thing after another. */
  resetOnDone?: boolean;
  /** Leaves saying the success message to the screen. */
  quiet?: boolean;
}

/**
 * A form over a server action. A refusal is said on top, with a link to each field, and takes the focus; what was typed stays.
 * Works without JavaScript too: the state then comes back with the page.
 */
export function ActionForm({
  action,
  children,
  id,
  className = "form",
  label,
  onDone,
  resetOnDone,
  quiet,
}: ActionFormProps) {
  const ownId = useId();
  const formId = id ?? ownId;
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const [state, submit, pending] = useActionState(action, idleForm);
  const errors = useSummaryErrors(formId, state);

  useEffect(() => markPending(formId, pending), [formId, pending]);
  useEffect(() => () => markPending(formId, false), [formId]);

  const done = useRef({ onDone, resetOnDone, quiet });
  done.current = { onDone, resetOnDone, quiet };
  useEffect(() => {
    if (state === idleForm) return;
    if (isRefused(state)) {
      summary.current?.focus();
      return;
    }
    if (state.message && !done.current.quiet) showToast({ message: state.message });
    if (done.current.resetOnDone) form.current?.reset();
    done.current.onDone?.(state);
  }, [state]);

  // React empties a form after its action; submitting by hand keeps what was typed.
  const submitKeepingValues = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => submit(data));
  };

  return (
    <FormContext value={{ formId, state }}>
      <form
        ref={form}
        id={formId}
        className={className}
        aria-label={label}
        action={submit}
        onSubmit={submitKeepingValues}
        noValidate
      >
        {isRefused(state) && (
          <ErrorSummary ref={summary} message={ownMessage(state, errors)} errors={errors} />
        )}
        {children}
      </form>
    </FormContext>
  );
}

/** The form's own message, unless it only repeats what is said of a field below it. */
function ownMessage({ message }: FormState, errors: readonly SummaryError[]): string | undefined {
  return message !== undefined && errors.some(({ text }) => text.endsWith(message)) ? undefined : message;
}

/** The refused fields with their labels, read from the form itself, so that each sentence can be understood on its own. */
function useSummaryErrors(formId: string, state: FormState): SummaryError[] {
  const [labels, setLabels] = useState<Record<string, string>>({});
  const errors = Object.entries(state.fieldErrors ?? {}).map(([name, text]) => ({
    id: fieldId(formId, name),
    name,
    text,
  }));
  useLayoutEffect(() => {
    const found = Object.keys(state.fieldErrors ?? {}).map((name) => {
      const label = document.querySelector(`label[for="${CSS.escape(fieldId(formId, name))}"]`);
      return [name, label?.textContent ?? ""];
    });
    setLabels(Object.fromEntries(found));
  }, [formId, state.fieldErrors]);
  return errors.map(({ id, name, text }) => {
    const label = labels[name];
    return label ? { id, text: `${label}: ${text}` } : { text };
  });
}
