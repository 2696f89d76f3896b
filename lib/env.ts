import { z } from "zod";

const flag = z.stringbool().default(false);

const environment = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  /** Any PostgreSQL ≥ 16. Empty: the embedded server in PLUMBLINE_DATA_DIR. */
  DATABASE_URL: z.url().optional(),
  PLUMBLINE_DATA_DIR: z.string().default(".plumbline"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Address under which people reach the application; single sign-on returns to it. */
  PLUMBLINE_URL: z.url().optional(),
  /** Signs sessions. The launcher makes one on first start and keeps it in the data folder. */
  PLUMBLINE_SECRET: z.string().min(32).optional(),
  /** Demo mode: the demo accounts may sign in and the sign-in page shows them. */
  PLUMBLINE_DEMO: flag,
  /**
   * How many proxies of yours stand in front: that many entries from the right of X-Forwarded-For are believed.
   * 0: the header is ignored and the address of the connection counts.
   */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().default("Single sign-on"),
  /** Mail server: `smtp://user:password@host:587`, `smtps://…`. Empty: no e-mail is sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default("Plumbline <plumbline@localhost>"),
  /** Whether webhooks may go to addresses inside your own network. */
  WEBHOOKS_TO_PRIVATE_ADDRESSES: flag,
  /** Working days in which the manager, then human resources, answer a disputed figure. */
  APPEAL_MANAGER_DAYS: z.coerce.number().int().min(1).max(60).default(5),
  APPEAL_HR_DAYS: z.coerce.number().int().min(1).max(60).default(5),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

function read() {
  const named = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(named);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not usable:\n${problems.join("\n")}`);
}

/** The configuration of this process, read and checked once. The only place that reads process.env. */
export const env = read();

// next-auth takes its own address from this variable alone; people set only ours.
process.env.NEXTAUTH_URL ||= env.PLUMBLINE_URL ?? `http://localhost:${env.PORT}`;

/** Scheme and host under which people reach this installation. */
export const ownOrigin = new URL(process.env.NEXTAUTH_URL).origin;
