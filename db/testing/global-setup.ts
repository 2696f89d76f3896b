import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../embedded";
import { migrateDatabase } from "../migrate";

declare module "vitest" {
  export interface ProvidedContext {
    adminUrl: string;
    templateDatabase: string;
  }
}

/** One throw-away server a test run, one migrated template database that each test file clones. */
export default async function setup(project: TestProject) {
  const server = await startEmbedded(await mkdtemp(join(tmpdir(), "plumbline-test-")), { temporary: true });
  const admin = postgres(server.urlOf("postgres"), { max: 1 });
  await admin`CREATE DATABASE plumbline_template`;
  await admin.end();
  await migrateDatabase(server.urlOf("plumbline_template"));
  project.provide("adminUrl", server.urlOf("postgres"));
  project.provide("templateDatabase", "plumbline_template");
  return () => server.stop();
}
