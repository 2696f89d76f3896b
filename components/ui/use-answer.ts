"use client";

import { useEffect, useState } from "react";

export interface AnswerState<Answer> {
  result: Answer | null;
  /** Why there is none, or why the one shown is of an earlier state. */
  problem: string | null;
  running: boolean;
}

interface Asked {
  address: string;
  /** JSON. */
  body: string;
}

/** Typing pauses this long before what is on screen is tried. */
const PAUSE_MS = 250;

/**
 * Has the server try what is being edited, again after every change; an earlier try still on its way is abandoned. Null:
 * it cannot be tried as it stands. `what` is tried, "The preview": it names what failed.
 */
export function useAnswer<Answer>(asked: Asked | null, what: string): AnswerState<Answer> {
  const [state, setState] = useState<AnswerState<Answer>>({ result: null, problem: null, running: false });
  const address = asked?.address;
  const body = asked?.body;
  useEffect(() => {
    if (!address || !body)
      return setState((before) => (before.running ? { ...before, running: false } : before));
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      setState((before) => ({ ...before, running: true }));
      const answer = await ask<Answer>({ address, body }, what, abort.signal);
      if (abort.signal.aborted) return;
      setState((before) => ({ ...answer, result: answer.result ?? before.result, running: false }));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [address, body, what]);
  return state;
}

async function ask<Answer>(
  { address, body }: Asked,
  what: string,
  signal: AbortSignal,
): Promise<{ result?: Answer; problem: string | null }> {
  try {
    const headers = { "content-type": "application/json" };
    const response = await fetch(address, { method: "POST", headers, body, signal });
    const answer: Answer & { detail?: string } = await response.json();
    return response.ok ? { result: answer, problem: null } : { problem: answer.detail ?? `${what} failed.` };
  } catch {
    return { problem: `${what} did not reach the server. It is tried again with your next change.` };
  }
}
