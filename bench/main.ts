import { freshnessBenchmark } from "./freshness";
import { growthBenchmark } from "./growth";
import { importBenchmark } from "./import";
import { pagesBenchmark } from "./pages";
import { previewBenchmark } from "./preview";
import { scoringBenchmark } from "./scoring";

/** One line of the table: a ratio that must hold, or a figure in kilobytes. */
interface Line {
  what: string;
  got: string;
  must: string;
  holds: boolean;
}

const times = (ratio: number) => `${ratio.toFixed(2)} ×`;
const atMost = (what: string, ratio: number, most: number): Line => ({
  what,
  got: times(ratio),
  must: `≤ ${most} ×`,
  holds: ratio <= most,
});
const atLeast = (what: string, ratio: number, least: number): Line => ({
  what,
  got: times(ratio),
  must: `≥ ${least} ×`,
  holds: ratio >= least,
});

/** Every benchmark, each the lines it adds to the table. Named on the command line, only those run. */
const BENCHMARKS: Record<string, () => Promise<Line[]>> = {
  async scoring() {
    const { runSeconds, floorSeconds, perPersonSeconds } = await scoringBenchmark();
    return [
      atMost("A whole run against hand-written SQL", runSeconds / floorSeconds, 2),
      atLeast("A whole run against a query per person per KPI", perPersonSeconds / runSeconds, 100),
    ];
  },
  async growth() {
    return [atMost("Ten times the people, 1,000 to 10,000", (await growthBenchmark()).ratio, 11)];
  },
  async freshness() {
    const { ratio, p95Seconds, writesPerSecond } = await freshnessBenchmark();
    const seen = {
      what: `Record written to result seen, p95, ${writesPerSecond} writes a second`,
      got: `${p95Seconds.toFixed(2)} s`,
      must: "≤ 2 s",
      holds: p95Seconds <= 2,
    };
    return [atMost("One person recomputed with 10,000 employees against 100", ratio, 1.2), seen];
  },
  async import() {
    const { ratio, memoryGrowthMegabytes } = await importBenchmark();
    const memory = `memory grew ${memoryGrowthMegabytes.toFixed(0)} MB`;
    return [atMost(`A million rows imported against COPY (${memory})`, ratio, 8)];
  },
  async preview() {
    const { previewSeconds, floorSeconds } = await previewBenchmark();
    const beside = `${(previewSeconds / floorSeconds).toFixed(1)} × reading the same rows`;
    return [
      {
        what: `The impact preview of a draft for 10,000 people (${beside})`,
        got: `${previewSeconds.toFixed(2)} s`,
        must: "≤ 1 s",
        holds: previewSeconds <= 1,
      },
    ];
  },
  async pages() {
    const { scriptKilobytes, pages } = await pagesBenchmark();
    const script = {
      what: "JavaScript sent to /me, gzip",
      got: `${scriptKilobytes.toFixed(0)} kB`,
      must: "≤ 180 kB",
      holds: scriptKilobytes <= 180,
    };
    const lines = Object.entries(pages).flatMap(([page, { throughputRatio, latencyRatio }]) => [
      atLeast(`${page} against an empty page, requests a second`, throughputRatio, 0.5),
      atMost(`${page} with 10,000 employees against 100, latency`, latencyRatio, 1.2),
    ]);
    return [script, ...lines];
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(BENCHMARKS, name));
if (unknown.length > 0) throw new Error(`There are benchmarks for ${Object.keys(BENCHMARKS).join(", ")}.`);
const lines: Line[] = [];
for (const [name, run] of Object.entries(BENCHMARKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`${name} …`);
  lines.push(...(await run()));
}
const width = Math.max(...lines.map(({ what }) => what.length));
for (const { what, got, must, holds } of lines) {
  console.log(
    `${what.padEnd(width)}  ${got.padStart(10)}  ${must.padStart(9)}  ${holds ? "holds" : "DOES NOT HOLD"}`,
  );
}
process.exitCode = lines.every(({ holds }) => holds) ? 0 : 1;
