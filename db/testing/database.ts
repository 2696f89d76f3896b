import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { connect, type Database } from "../client";

/** Clones the migrated template for this test file and drops the clone afterwards. Call at the top of a file. */
export function testDatabase(): {
  readonly db: Database["db"];
  readonly sql: Database["sql"];
  readonly all: Database;
  readonly url: string;
} {
  const name = `plumbline_${randomBytes(6).toString("hex")}`;
  const url = Object.assign(new URL(inject("adminUrl")), { pathname: `/${name}` }).toString();
  let database: Database | undefined;
  const opened = () => {
    if (!database) throw new Error("The test database opens in beforeAll.");
    return database;
  };
  beforeAll(async () => {
    await asAdmin(
      (admin) => admin`CREATE DATABASE ${admin(name)} TEMPLATE ${admin(inject("templateDatabase"))}`,
    );
    database = connect(url, { max: 6 });
  });
  afterAll(async () => {
    await database?.close();
    await asAdmin((admin) => admin`DROP DATABASE IF EXISTS ${admin(name)} WITH (FORCE)`);
  });
  return {
    get db() {
      return opened().db;
    },
    get sql() {
      return opened().sql;
    },
    get all() {
      return opened();
    },
    url,
  };
}

async function asAdmin(run: (admin: postgres.Sql) => Promise<unknown>) {
  const admin = postgres(inject("adminUrl"), { max: 1, onnotice: () => {} });
  try {
    await run(admin);
  } finally {
    await admin.end();
  }
}
