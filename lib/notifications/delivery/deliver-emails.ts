import { and, eq, inArray, lte, sql } from "drizzle-orm";
import { createTransport } from "nodemailer";
import type SMTPPool from "nodemailer/lib/smtp-pool";
import { outbox } from "@/db/schema/notifications";
import type { Ctx } from "@/lib/context";
import { quietUntil } from "../due";
import { type ClaimedEmail, claimEmails } from "./claim-emails";
import { mailText } from "./mail-text";
import { ATTEMPTS, retryAfterMs } from "./retry";
import type { DeliverySettings } from "./settings";

/** Sends a message, or throws. */
export type SendMail = (message: ClaimedEmail & { to: { name: string; email: string } }) => Promise<unknown>;

/** A mail server as a function, over a few connections that stay open. */
export function mailServer({ smtpUrl, mailFrom, origin }: DeliverySettings & { smtpUrl: string }): {
  send: SendMail;
  close(): void;
} {
  const times = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
  const options: SMTPPool.Options & { url: string } = {
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    ...times,
  };
  const transport = createTransport(options, { from: mailFrom });
  const host = new URL(origin).hostname;
  return {
    send: ({ messageId, to, items }) =>
      transport.sendMail({
        to: { name: to.name, address: to.email },
        // The same at every attempt: a mail that was sent before its sidecar died is known when it comes again.
        messageId: `<${messageId}@${host}>`,
        headers: { "Auto-Submitted": "auto-generated" },
        ...mailText(items, origin),
      }),
    close: () => transport.close(),
  };
}

/** Sends e-mails that are due. Returns how many it had in hand: call again until none is left. */
export async function deliverEmails(
  ctx: Ctx,
  { send, leaseMs }: { send: SendMail | null; leaseMs: number },
): Promise<number> {
  if (!send) return dropEmails(ctx);
  const messages = await claimEmails(ctx, leaseMs);
  await Promise.all(messages.map((message) => deliver(ctx, message, send)));
  return messages.length;
}

async function deliver(ctx: Ctx, message: ClaimedEmail, send: SendMail): Promise<void> {
  const { to, attempt } = message;
  if (!to) return giveUp(ctx, message, { status: "dropped", error: "The account is disabled." });
  // It was due before: what was tried again, or lay there while no sidecar ran, disturbs nobody at night either.
  const quiet = quietUntil(ctx.now, message.calm);
  if (quiet) return putOff(ctx, message, quiet);
  try {
    await send({ ...message, to });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (attempt >= ATTEMPTS || isFinal(error))
      return giveUp(ctx, message, { status: "failed", error: reason });
    await ctx.db
      .update(outbox)
      .set({
        error: reason,
        claimedUntil: null,
        dueAt: new Date(ctx.now.getTime() + retryAfterMs(attempt)),
      })
      .where(isInHand(message));
    return;
  }
  // Even when it is in another hand by now: it has arrived.
  await ctx.db
    .update(outbox)
    .set({ status: "delivered", error: null, claimedUntil: null, endedAt: sql`clock_timestamp()` })
    .where(eq(outbox.messageId, message.messageId));
}

/** No attempt was made. */
async function putOff({ db }: Ctx, message: ClaimedEmail, dueAt: Date): Promise<void> {
  await db
    .update(outbox)
    .set({ dueAt, claimedUntil: null, attempts: message.attempt - 1 })
    .where(isInHand(message));
}

async function giveUp(
  { db }: Ctx,
  message: ClaimedEmail,
  how: { status: "failed" | "dropped"; error: string },
): Promise<void> {
  await db
    .update(outbox)
    .set({ ...how, claimedUntil: null, endedAt: sql`clock_timestamp()` })
    .where(isInHand(message));
}

/** Whoever held it longer than the lease says no more of it: it is in the next hand, or done. */
const isInHand = ({ messageId, attempt }: ClaimedEmail) =>
  and(eq(outbox.messageId, messageId), eq(outbox.attempts, attempt), eq(outbox.status, "waiting"));

/** Without a mail server nothing is kept for later: one that is set up next year does not send this year's mail. */
async function dropEmails({ db, now }: Ctx): Promise<number> {
  await db
    .update(outbox)
    .set({ status: "dropped", error: "No mail server is set up.", endedAt: now })
    .where(and(eq(outbox.channel, "email"), inArray(outbox.status, ["waiting"]), lte(outbox.dueAt, now)));
  return 0;
}

/**
 * The server says that this message or its reader will never do (RFC 5321, 4.2.1): a reply from 500 on. To a greeting, a
 * sign-in or the sender it says so of the installation, which can be mended.
 */
const isFinal = (error: unknown): boolean =>
  error instanceof Error &&
  "responseCode" in error &&
  typeof error.responseCode === "number" &&
  error.responseCode >= 500 &&
  "command" in error &&
  (error.command === "RCPT TO" || error.command === "DATA");
