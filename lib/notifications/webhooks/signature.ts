import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * `t=<seconds>,v1=<hex>`: HMAC-SHA256 of `<seconds>.<body>` with the endpoint's secret. Seconds since 1970, so that a
 * receiver can refuse a message that someone recorded and sends again.
 */
export function signatureOf(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${digest(secret, `${seconds}.${body}`)}`;
}

/** Whether a message is from who holds the secret, and no older than the tolerance. */
export function verifySignature(
  header: string,
  {
    secret,
    body,
    now,
    toleranceSeconds = 300,
  }: { secret: string; body: string; now: Date; toleranceSeconds?: number },
): boolean {
  const [, seconds, given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (!seconds || !given) return false;
  if (Math.abs(now.getTime() / 1000 - Number(seconds)) > toleranceSeconds) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(digest(secret, `${seconds}.${body}`)));
}

const digest = (secret: string, text: string) => createHmac("sha256", secret).update(text).digest("hex");
