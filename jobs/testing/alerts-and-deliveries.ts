import { once } from "node:events";
import { connect } from "@/db/client";
import type { DeliverySettings } from "@/lib/notifications/delivery/settings";
import { startAlertWatch } from "../alert-watch";
import { startDeliveries } from "../deliveries";

/** What a sidecar does about alerts, as a process of its own that tests can kill. Begins once it is told to. */
const { url, settings } = JSON.parse(process.argv[2] ?? "") as { url: string; settings: DeliverySettings };
await once(process.stdin, "data");
const database = connect(url, { max: 4, applicationName: "to be killed" });
await Promise.all([startAlertWatch(database), startDeliveries(database, settings)]);
process.stdout.write("up");
