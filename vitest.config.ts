import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };
const unit = ["{app,lib,components,jobs,db,scripts}/**/*.test.{ts,tsx}"];
const database = ["{app,lib,jobs,db}/**/*.db.test.ts"];

export default defineConfig({
  resolve: { alias },
  test: {
    // Much of a database test is waiting: two processors have room for three.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: unit,
          exclude: [...database, "node_modules"],
          // Property tests try thousands of cases, on a machine that may be busy with something else.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: database,
          globalSetup: ["db/testing/global-setup.ts"],
          // For what hangs; beside a build, tests take several times as long as alone.
          testTimeout: 90_000,
          hookTimeout: 180_000,
          // Real processes are killed and raced here: a second try is listed with the first one's failure.
          retry: process.env.CI ? 1 : 0,
          // Refusals and failures are what many tests provoke.
          env: { LOG_LEVEL: "silent" },
        },
      },
    ],
  },
});
