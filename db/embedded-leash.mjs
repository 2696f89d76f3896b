// Stops an embedded server when the process that started it is gone, however it went: its end of our input closes with it.
import { readFileSync } from "node:fs";

const [pidFile = "", pid = ""] = process.argv.slice(2);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
process.stdin.resume().on("close", () => {
  try {
    // The same server still, and not another process that was given its number.
    if (readFileSync(pidFile, "utf8").split("\n")[0] === pid) process.kill(Number(pid), "SIGINT");
  } catch {
    // It has stopped already.
  }
  process.exit(0);
});
