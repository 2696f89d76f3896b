/** On which sidecars hear that something is to be sent; the payload is empty, the outbox says what. */
export const OUTBOX_CHANNEL = "plumbline_outbox";

/** On which web processes hear whose inbox changed; the payload is a JSON list of account ids, or null for everybody's. */
export const INBOX_CHANNEL = "plumbline_inbox";

/** A notification holds 8,000 bytes. */
const MOST_ACCOUNTS = 700;

export const writeInboxChange = (accountIds: readonly number[]): string =>
  JSON.stringify(accountIds.length <= MOST_ACCOUNTS ? accountIds : null);

export const readInboxChange = (payload: string): number[] | null => JSON.parse(payload);
