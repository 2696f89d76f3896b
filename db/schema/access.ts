import { sql } from "drizzle-orm";
import { boolean, index, integer, pgEnum, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { ROLES } from "../enums";
import { employees } from "./people";
import { createdAt, id, instant } from "./types";

export const role = pgEnum("role", ROLES);

export const accounts = pgTable(
  "accounts",
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    employeeId: integer("employee_id")
      .unique()
      .references(() => employees.id, { onDelete: "set null" }),
    /** argon2id; null for people who only sign in through single sign-on. */
    passwordHash: text("password_hash"),
    /** Demo sign-ins are refused outside demo mode. */
    isDemo: boolean("is_demo").notNull().default(false),
    /** Raised when roles, password or state change: sessions minted before end at once. */
    sessionVersion: integer("session_version").notNull().default(1),
    disabledAt: instant(),
    lastSignedInAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("accounts_email_key").on(sql`lower(${t.email})`)],
);

export const accountRoles = pgTable(
  "account_roles",
  {
    accountId: integer("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    role: role().notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.role] })],
);

export const apiTokens = pgTable(
  "api_tokens",
  {
    id: id(),
    accountId: integer("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    name: text().notNull(),
    /** sha-256 of the token, hex; the token itself is shown once and never stored. */
    tokenHash: text("token_hash").notNull().unique(),
    prefix: text().notNull(),
    lastUsedAt: instant(),
    revokedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [index("api_tokens_account_idx").on(t.accountId)],
);

export const signInAttempts = pgTable(
  "sign_in_attempts",
  {
    id: id(),
    emailKey: text("email_key").notNull(),
    address: text().notNull(),
    succeeded: boolean().notNull(),
    at: createdAt(),
  },
  (t) => [
    index("sign_in_attempts_email_idx").on(t.emailKey, t.at),
    index("sign_in_attempts_address_idx").on(t.address, t.at),
  ],
);
