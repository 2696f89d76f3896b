import type { Database } from "@/db/client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

/** Null: the connection was lost for a while, and anything may have happened. */
export type Listener<T> = (message: T | null) => void;

interface Listeners<T> {
  byAccount: Map<number, Set<Listener<T>>>;
  listening: Promise<unknown> | null;
}

/** One set a channel, and with it one LISTEN, a process: however often a bundler copies this module. */
const store = globalThis as typeof globalThis & { plumblineListeners?: Map<string, unknown> };

/** Pages of one person that are open at the same time. */
export const MOST_PER_ACCOUNT = 12;

interface Channel<T> {
  name: string;
  read: (payload: string) => T;
}

interface Listening<T> {
  accountId: number;
  listener: Listener<T>;
  /** From then on nothing is missed: what happened before is to be looked up now, not sooner. */
  onListening?: () => void;
}

/** Hears every message of a channel until the returned function is called. Throws "too_many" for too many of one account. */
export function listenToChannel<T>(
  channel: Channel<T>,
  { sql }: Database,
  { accountId, listener, onListening }: Listening<T>,
): () => void {
  const listeners = listenersOf<T>(channel.name);
  const own = listeners.byAccount.get(accountId) ?? new Set();
  if (own.size >= MOST_PER_ACCOUNT)
    throw new AppError(
      "too_many",
      "Too many pages are open at the same time. Close some, then load this one again.",
    );
  own.add(listener);
  listeners.byAccount.set(accountId, own);
  listeners.listening ??= startListening(channel, sql, listeners);
  if (onListening) void listeners.listening.then(() => own.has(listener) && onListening());
  return () => {
    own.delete(listener);
    if (own.size === 0 && listeners.byAccount.get(accountId) === own) listeners.byAccount.delete(accountId);
  };
}

function listenersOf<T>(name: string): Listeners<T> {
  store.plumblineListeners ??= new Map();
  const known = store.plumblineListeners.get(name) as Listeners<T> | undefined;
  const listeners = known ?? { byAccount: new Map(), listening: null };
  store.plumblineListeners.set(name, listeners);
  return listeners;
}

async function startListening<T>(
  { name, read }: Channel<T>,
  sql: Database["sql"],
  listeners: Listeners<T>,
): Promise<void> {
  const tellAll = (message: T | null) => {
    for (const own of listeners.byAccount.values()) for (const listener of own) listener(message);
  };
  let wasListening = false;
  try {
    await sql.listen(
      name,
      (payload) => tellAll(read(payload)),
      () => {
        if (wasListening) tellAll(null);
        wasListening = true;
      },
    );
  } catch (error) {
    // Pages are current when they are loaded; the next one that is opened tries again.
    log.error({ err: error, channel: name }, "a channel is not heard");
    listeners.listening = null;
  }
}
