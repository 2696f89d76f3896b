import type { Database } from "@/db/client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { RESULTS_CHANNEL, type ResultsChange, readResultsChange } from "./channels";

/** Null: the connection was lost for a while, and anything may have changed. */
export type ResultsListener = (change: ResultsChange | null) => void;

interface Listeners {
  byAccount: Map<number, Set<ResultsListener>>;
  listening: Promise<unknown> | null;
}

/** One set, and with it one LISTEN, a process: however often a bundler copies this module. */
const store = globalThis as typeof globalThis & { plumblineResultListeners?: Listeners };

/** Pages of one person that are open at the same time. */
export const MOST_PER_ACCOUNT = 12;

/** Hears every change of results until the returned function is called. Throws "too_many" for too many of one account. */
export function listenForResults(
  { sql }: Database,
  { accountId, listener }: { accountId: number; listener: ResultsListener },
): () => void {
  store.plumblineResultListeners ??= { byAccount: new Map(), listening: null };
  const listeners = store.plumblineResultListeners;
  const own = listeners.byAccount.get(accountId) ?? new Set();
  if (own.size >= MOST_PER_ACCOUNT)
    throw new AppError(
      "too_many",
      "Too many pages are open at the same time. Close some, then load this one again.",
    );
  own.add(listener);
  listeners.byAccount.set(accountId, own);
  listeners.listening ??= startListening(sql, listeners);
  return () => {
    own.delete(listener);
    if (own.size === 0 && listeners.byAccount.get(accountId) === own) listeners.byAccount.delete(accountId);
  };
}

async function startListening(sql: Database["sql"], listeners: Listeners): Promise<void> {
  const tellAll = (change: ResultsChange | null) => {
    for (const own of listeners.byAccount.values()) for (const listener of own) listener(change);
  };
  let wasListening = false;
  try {
    await sql.listen(
      RESULTS_CHANNEL,
      (payload) => tellAll(readResultsChange(payload)),
      () => {
        if (wasListening) tellAll(null);
        wasListening = true;
      },
    );
  } catch (error) {
    // Pages are current when they are loaded; the next one that is opened tries again.
    log.error({ err: error }, "changes of results are not heard");
    listeners.listening = null;
  }
}
