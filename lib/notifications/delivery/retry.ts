/** How often a message is tried in all; with the pauses below over 28 hours: a server that is down for a night loses none. */
export const ATTEMPTS = 18;

/** Pause after the nth failed attempt, counted from 1: 30 s, doubled each time, at most three hours. */
export const retryAfterMs = (attempt: number): number => Math.min(30_000 * 2 ** (attempt - 1), 3 * 3_600_000);
