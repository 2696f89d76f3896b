import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { relative } from "node:path";

/** The migrations must build exactly the schema that the code declares: generating once more finds nothing to do. */
const copy = mkdtempSync(".migrations-check-");
try {
  cpSync("db/migrations", `${copy}/out`, { recursive: true });
  const config = `${copy}/drizzle.config.ts`;
  writeFileSync(
    config,
    `export default { dialect: "postgresql", casing: "snake_case", schema: "./db/schema/*.ts", out: "./${relative(".", copy)}/out", schemaFilter: ["public"] };`,
  );
  const before = readdirSync(`${copy}/out`).length;
  const run = spawnSync("drizzle-kit", ["generate", "--config", config, "--name", "probe"], {
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(run.stdout + run.stderr);
  if (readdirSync(`${copy}/out`).length !== before) {
    throw new Error(
      "db/schema says more than db/migrations: run `npm run db:generate -- --name what_it_does`.",
    );
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
