/** How often a message is tried in all; with the pauses below over about ten hours. */
export const ATTEMPTS = 10;

/** Pause after the nth failed attempt, counted from 1: 30 s, doubled each time, at most three hours. */
export const retryAfterMs = (attempt: number): number => Math.min(30_000 * 2 ** (attempt - 1), 3 * 3_600_000);
