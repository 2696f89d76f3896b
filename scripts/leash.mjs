// Runs a command as long as the process that started us is there: when our input closes, the command is asked to end,
// and after a while made to. A launcher that is killed thus leaves nothing behind that would hold its port.
import { spawn } from "node:child_process";

const [command = "", ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });
// We lead a group of our own: what the command has started ends with it.
const end = () => {
  process.kill(-process.pid, "SIGTERM");
  setTimeout(() => process.kill(-process.pid, "SIGKILL"), 8_000).unref();
};
process.stdin.resume().on("close", end);
// The whole group hears these; we wait for the command.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
child.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGTERM" ? 0 : 1)));
