import { connect } from "@/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { SIDECAR_IS_UP } from "./ready";
import { REGISTRY } from "./registry";
import { startSidecar } from "./sidecar";

if (!env.DATABASE_URL) throw new Error("Set DATABASE_URL, or start everything with `npm run demo`.");
const database = connect(env.DATABASE_URL, { max: 8, applicationName: "plumbline-sidecar" });
const sidecar = await startSidecar({ database, url: env.DATABASE_URL, registry: REGISTRY });
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
