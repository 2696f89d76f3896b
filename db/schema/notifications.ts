import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  time,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { DELIVERY_STATUSES, EMAIL_MODES, NOTIFICATION_CHANNELS } from "../enums";
import { accounts } from "./access";
import { createdAt, id, instant } from "./types";

export const notificationChannel = pgEnum("notification_channel", NOTIFICATION_CHANNELS);
export const deliveryStatus = pgEnum("delivery_status", DELIVERY_STATUSES);
export const emailMode = pgEnum("email_mode", EMAIL_MODES);

const bigId = () => bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
const accountId = () =>
  integer("account_id")
    .notNull()
    .references(() => accounts.id, { onDelete: "cascade" });

/** What a person is told, once an event: written in the transaction of the event, and thereby in their inbox. */
export const notifications = pgTable(
  "notifications",
  {
    id: bigId(),
    accountId: accountId(),
    /** One of lib/notifications/kinds. */
    kind: text().notNull(),
    /** Names the event: `alert:7:opened`. Of one event a person hears once. */
    eventKey: text("event_key").notNull(),
    title: text().notNull(),
    body: text().notNull().default(""),
    /** Path of the page to open. */
    href: text().notNull(),
    createdAt: createdAt(),
    /** False: wanted by e-mail alone. */
    inInbox: boolean("in_inbox").notNull().default(true),
    readAt: instant(),
  },
  (t) => [
    unique("notifications_event_key").on(t.accountId, t.eventKey),
    index("notifications_inbox_idx").on(t.accountId, t.id),
    index("notifications_unread_idx").on(t.accountId).where(sql`${t.inInbox} AND ${t.readAt} IS NULL`),
  ],
);

/** Where webhooks go. The secret is sealed with the installation's own. */
export const webhookEndpoints = pgTable("webhook_endpoints", {
  id: id(),
  name: text().notNull().unique(),
  url: text().notNull(),
  sealedSecret: text("sealed_secret").notNull(),
  kinds: text().array().notNull(),
  /** Failed deliveries since the last that arrived. */
  failuresInARow: integer("failures_in_a_row").notNull().default(0),
  disabledAt: instant(),
  disabledReason: text("disabled_reason"),
  createdBy: integer("created_by").references(() => accounts.id, { onDelete: "set null" }),
  createdAt: createdAt(),
});

/**
 * What is still to be sent, and what was: written in the transaction of the event, sent by the sidecar. `messageId` goes
 * along with every attempt, so that who receives one twice can tell.
 */
export const outbox = pgTable(
  "outbox",
  {
    id: bigId(),
    channel: notificationChannel().notNull(),
    eventKey: text("event_key").notNull(),
    accountId: integer("account_id").references(() => accounts.id, { onDelete: "cascade" }),
    endpointId: integer("endpoint_id").references(() => webhookEndpoints.id, { onDelete: "cascade" }),
    notificationId: bigint("notification_id", { mode: "number" }).references(() => notifications.id, {
      onDelete: "cascade",
    }),
    /** Body of a webhook, as it is signed. */
    payload: jsonb().$type<Record<string, unknown>>(),
    /** Null until it is first taken: with others that are due then it makes one message (a digest). */
    messageId: uuid("message_id"),
    status: deliveryStatus().notNull().default("waiting"),
    dueAt: instant().notNull(),
    /** A sidecar has it in hand until then; afterwards the sidecar is taken for dead. */
    claimedUntil: instant(),
    attempts: integer().notNull().default(0),
    /** Why the last attempt failed. */
    error: text(),
    createdAt: createdAt(),
    endedAt: instant(),
  },
  (t) => [
    unique("outbox_once").on(t.eventKey, t.channel, t.accountId, t.endpointId).nullsNotDistinct(),
    index("outbox_due_idx").on(t.dueAt).where(sql`${t.status} = 'waiting'`),
    index("outbox_message_idx").on(t.messageId),
    index("outbox_endpoint_idx").on(t.endpointId, t.id),
    index("outbox_notification_idx").on(t.notificationId),
  ],
);

/** What an endpoint answered, attempt by attempt. */
export const webhookAttempts = pgTable(
  "webhook_attempts",
  {
    id: bigId(),
    outboxId: bigint("outbox_id", { mode: "number" })
      .notNull()
      .references(() => outbox.id, { onDelete: "cascade" }),
    at: instant().notNull(),
    /** Null: no answer. */
    statusCode: integer("status_code"),
    /** Beginning of the answer, or why there was none. */
    answer: text().notNull(),
    durationMs: integer("duration_ms").notNull(),
  },
  (t) => [index("webhook_attempts_outbox_idx").on(t.outboxId, t.id)],
);

/** How a person wants to hear of a kind, where that differs from what is usual for it. */
export const notificationPreferences = pgTable(
  "notification_preferences",
  {
    accountId: accountId(),
    kind: text().notNull(),
    inbox: boolean().notNull(),
    email: emailMode().notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.kind] })],
);

/** When a person may be disturbed. Times of day where they are. */
export const notificationSettings = pgTable("notification_settings", {
  accountId: integer("account_id")
    .primaryKey()
    .references(() => accounts.id, { onDelete: "cascade" }),
  /** Null: the person's, else the organisation's. */
  timeZone: text("time_zone"),
  /** Both or neither. From later than to: over midnight. */
  quietFrom: time("quiet_from"),
  quietTo: time("quiet_to"),
  digestAt: time("digest_at").notNull().default("07:30"),
});
