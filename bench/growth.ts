import { fileURLToPath } from "node:url";
import { inBenchCompany, timeRun } from "./scoring";

export interface GrowthBenchmark {
  /** Wall time of a run, with the same records per person. */
  smallSeconds: number;
  largeSeconds: number;
  ratio: number;
}

const RECORDS_PER_PERSON = 100;

/** Ten times the people with as many records each: how much longer a run takes. */
export async function growthBenchmark({ small = 1_000, large = 10_000 } = {}): Promise<GrowthBenchmark> {
  const secondsFor = (employees: number) =>
    inBenchCompany({ employees, records: employees * RECORDS_PER_PERSON }, async (_, company) => {
      const rounds = [];
      for (const round of [0, 1, 2]) rounds.push((await timeRun(company, { employees, round })).firstSeconds);
      return Math.min(...rounds);
    });
  const smallSeconds = await secondsFor(small);
  const largeSeconds = await secondsFor(large);
  return { smallSeconds, largeSeconds, ratio: largeSeconds / smallSeconds };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { smallSeconds, largeSeconds, ratio } = await growthBenchmark();
  console.log(
    `growth: 1,000 people ${smallSeconds.toFixed(2)} s · 10,000 people ${largeSeconds.toFixed(2)} s · ${ratio.toFixed(1)} × (must be ≤ 11)`,
  );
}
