import { connect } from "@/db/client";
import { env, ownOrigin } from "@/lib/env";
import { log } from "@/lib/log";
import { SIDECAR_IS_UP } from "./ready";
import { REGISTRY } from "./registry";
import { startSidecar } from "./sidecar";

if (!env.DATABASE_URL) throw new Error("Set DATABASE_URL, or start everything with `npm run demo`.");
const database = connect(env.DATABASE_URL, { max: 12, applicationName: "plumbline-sidecar" });
const sidecar = await startSidecar({
  database,
  url: env.DATABASE_URL,
  registry: REGISTRY,
  deliveries: {
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    origin: ownOrigin,
    installationSecret: env.PLUMBLINE_SECRET ?? "",
    allowPrivate: env.WEBHOOKS_TO_PRIVATE_ADDRESSES,
    leaseMs: 120_000,
  },
});
// At every log level: the launcher waits for it.
log.child({}, { level: "info" }).info(SIDECAR_IS_UP);

let stopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "sidecar is stopping");
    await sidecar.stop();
    await database.close();
    process.exit(0);
  });
}
