import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Refuses a port that something else uses. One that our own processes of a moment ago are leaving is waited for. */
export async function requireFreePort(port: number): Promise<void> {
  for (let tries = 12; tries > 0; tries--) {
    if (await isFree(port)) return;
    await sleep(250);
  }
  const message = `Port ${port} is taken. Stop what uses it, or choose another one: PORT=${port + 1} npm run demo`;
  throw new Error(message);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EACCES") fail(new Error(`Port ${port} needs rights that this user does not have.`));
      else done(false);
    });
    probe.listen(port, () => probe.close(() => done(true)));
  });
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? done(address.port) : fail(new Error("No free port.")),
      );
    });
  });
}
