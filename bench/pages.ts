import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { buildWeb } from "@/scripts/build";
import { freePort } from "@/scripts/ports";
import { openStack, type Stack } from "@/scripts/stack";
import { firstLoad } from "./first-load";
import { type Readers, seatReaders } from "./readers";

export interface PageFigures {
  /** Requests a second over eight connections, and that of the empty page in the same minute. */
  perSecond: number;
  emptyPerSecond: number;
  throughputRatio: number;
  /** One request after the other, in milliseconds, for a small and for a large company. */
  smallMs: number;
  largeMs: number;
  latencyRatio: number;
}

export interface PagesBenchmark {
  small: number;
  large: number;
  /** Of /me, as sent. */
  scriptKilobytes: number;
  pages: Record<string, PageFigures>;
}

interface Options {
  small?: number;
  large?: number;
  /** Of each measurement. */
  seconds?: number;
  rounds?: number;
  distDir?: string;
}

interface Company {
  stack: Stack;
  readers: Readers;
}

const CONNECTIONS = 8;

/**
 * What a reader waits for. The empty page is `/me` of an account that belongs to no employee: the same sign-in, shell
 * and server, and nothing to read. Small and large take turns, and so do page and empty page; the best round counts.
 */
export async function pagesBenchmark(options: Options = {}): Promise<PagesBenchmark> {
  const { small = 100, large = 10_000, seconds = 5, rounds = 3, distDir = ".next-bench" } = options;
  await buildWeb(distDir);
  const companies: Company[] = [];
  try {
    for (const employees of [small, large]) companies.push(await openCompany(employees, distDir));
    const [few, many] = companies as [Company, Company];
    const scriptKilobytes = (await firstLoad(`${many.stack.url}/me`, many.readers.employee)) / 1000;
    const pages: PagesBenchmark["pages"] = {};
    for (const name of Object.keys(many.readers.pages)) {
      pages[name] = await measurePage({ name, few, many, seconds, rounds });
    }
    return { small, large, scriptKilobytes, pages };
  } finally {
    for (const { stack } of companies) await stack.stop();
  }
}

async function openCompany(employees: number, distDir: string): Promise<Company> {
  const dataDir = await mkdtemp(join(tmpdir(), `plumbline-pages-${employees}-`));
  const stack = await openStack({ dataDir, port: await freePort(), distDir, demo: false, temporary: true });
  try {
    const readers = await seatReaders(stack, employees);
    await stack.serve();
    return { stack, readers };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

interface Measured {
  name: string;
  few: Company;
  many: Company;
  seconds: number;
  rounds: number;
}

async function measurePage({ name, few, many, seconds, rounds }: Measured): Promise<PageFigures> {
  const best = { smallMs: Infinity, largeMs: Infinity, perSecond: 0, emptyPerSecond: 0 };
  const visit = ({ stack, readers }: Company, connections: number, of = name) =>
    rateOf({ stack, page: readers.pages[of] ?? readers.empty, connections, seconds });
  await visit(few, 1);
  await visit(many, 1);
  for (let round = 0; round < rounds; round += 1) {
    best.smallMs = Math.min(best.smallMs, 1000 / (await visit(few, 1)));
    best.largeMs = Math.min(best.largeMs, 1000 / (await visit(many, 1)));
    best.emptyPerSecond = Math.max(best.emptyPerSecond, await visit(many, CONNECTIONS, "empty"));
    best.perSecond = Math.max(best.perSecond, await visit(many, CONNECTIONS));
  }
  return {
    ...best,
    throughputRatio: best.perSecond / best.emptyPerSecond,
    latencyRatio: best.largeMs / best.smallMs,
  };
}

interface Visit {
  stack: Stack;
  page: { path: string; cookie: string };
  connections: number;
  seconds: number;
}

/** Answers a second; throws when an answer was anything but the page. */
async function rateOf({ stack, page, connections, seconds }: Visit): Promise<number> {
  const result = await autocannon({
    url: `${stack.url}${page.path}`,
    headers: { cookie: page.cookie },
    connections,
    duration: seconds,
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${page.path} did not answer with its page.`);
  return result["2xx"] / result.duration;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { pages, scriptKilobytes, small, large } = await pagesBenchmark();
  console.log(`first load of /me: ${scriptKilobytes.toFixed(0)} kB of JavaScript, gzip (must be ≤ 180)`);
  for (const [name, figures] of Object.entries(pages)) {
    console.log(
      `${name}: ${figures.perSecond.toFixed(0)}/s against ${figures.emptyPerSecond.toFixed(0)}/s of the empty page, ` +
        `ratio ${figures.throughputRatio.toFixed(2)} (must be ≥ 0.5) · ${figures.smallMs.toFixed(1)} ms at ${small} people, ` +
        `${figures.largeMs.toFixed(1)} ms at ${large}, ratio ${figures.latencyRatio.toFixed(2)} (must be ≤ 1.2)`,
    );
  }
}
