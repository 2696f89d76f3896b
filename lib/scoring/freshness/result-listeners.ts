import type { Database } from "@/db/client";
import { type Listener, listenToChannel } from "@/lib/channel-listeners";
import { RESULTS_CHANNEL, type ResultsChange, readResultsChange } from "./channels";

/** Null: the connection was lost for a while, and anything may have changed. */
export type ResultsListener = Listener<ResultsChange>;

/** Hears every change of results until the returned function is called. Throws "too_many" for too many of one account. */
export const listenForResults = (
  database: Database,
  who: { accountId: number; listener: ResultsListener; onListening?: () => void },
): (() => void) => listenToChannel({ name: RESULTS_CHANNEL, read: readResultsChange }, database, who);
