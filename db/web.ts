import { connect, type Database } from "./client";

const store = globalThis as typeof globalThis & { plumblineDatabase?: Database };

/** The pool of this web process, opened on first use. */
export function webDatabase(url: string): Database {
  store.plumblineDatabase ??= connect(url, { max: 20, applicationName: "plumbline-web", prepareReads: true });
  return store.plumblineDatabase;
}
