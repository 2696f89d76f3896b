"use client";

import { useEffect, useState } from "react";
import type { BulkWire } from "@/lib/kpis/assignments/wire";

export interface AssignPreview {
  plan: BulkWire | null;
  /** Why there is none. */
  problem: string | null;
  errors: Record<string, string>;
  running: boolean;
}

/** Typing pauses this long before it is asked. */
const PAUSE_MS = 250;
const NOTHING: AssignPreview = { plan: null, problem: null, errors: {}, running: false };

/** Who would get what, asked for again after every change; an earlier answer still on its way is abandoned. */
export function useAssignPreview(body: object | null): AssignPreview {
  const [preview, setPreview] = useState(NOTHING);
  const text = body && JSON.stringify({ ...body, preview: true });
  useEffect(() => {
    if (!text) return setPreview(NOTHING);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      setPreview((before) => ({ ...before, running: true }));
      const answer = await ask(text, abort.signal);
      if (!abort.signal.aborted) setPreview(answer);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);
  return preview;
}

async function ask(body: string, signal: AbortSignal): Promise<AssignPreview> {
  try {
    const headers = { "content-type": "application/json" };
    const response = await fetch("/api/kpis/assign", { method: "POST", headers, body, signal });
    const answer: BulkWire & { detail?: string; errors?: { path: string; message: string }[] } =
      await response.json();
    if (response.ok) return { ...NOTHING, plan: answer };
    const errors = Object.fromEntries((answer.errors ?? []).map(({ path, message }) => [path, message]));
    return { ...NOTHING, problem: answer.detail ?? "The preview failed.", errors };
  } catch {
    return {
      ...NOTHING,
      problem: "The preview did not reach the server. It is tried again with your next change.",
    };
  }
}
