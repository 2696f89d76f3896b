import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

type Published = Record<string, [expected: number, decimals: number]>;

const digest = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");

const team = (name: string, [won, lost, revenue, days]: [number, number, number, number]): Published => ({
  [`${name}: Deals won`]: [won, 0],
  [`${name}: Deals lost`]: [lost, 0],
  [`${name}: Revenue won`]: [revenue, 0],
  [`${name}: Mean days to win`]: [days, 4],
});

/** Figures published with the Maven Analytics CRM opportunities, by period; they hold for exactly that file. */
export function publishedCrm(file: string): Record<string, Published> | null {
  if (digest(file) !== "825ce8f6c32d4009548b468df3173d55a46fd73f2531f532c5459371dc52adf2") return null;
  return {
    "2017": {
      ...team("Everybody", [4238, 2473, 10_005_534, 51.782]),
      "Everybody: Win rate": [63.1501, 4],
      "Everybody: Median days to win": [57, 4],
      ...team("Melvin Marxen", [882, 536, 2_251_930, 50.8299]),
      ...team("Summer Sewald", [828, 459, 1_964_750, 51.4469]),
      ...team("Rocco Neubert", [691, 422, 1_960_545, 49.3994]),
      "Darcel Schlecht: Deals won": [349, 0],
      "Darcel Schlecht: Deals lost": [204, 0],
      "Darcel Schlecht: Win rate": [63.1103, 4],
      "Darcel Schlecht: Revenue won": [1_153_214, 0],
    },
    "Q1 2017": { "Everybody: Deals won": [531, 0] },
    "Q2 2017": { "Everybody: Deals won": [1254, 0] },
    "Q3 2017": { "Everybody: Deals won": [1257, 0] },
    "Q4 2017": { "Everybody: Deals won": [1196, 0] },
  };
}

/** Figures published with the UCI incident log, by resolver; "Everybody" is all incidents. */
export function publishedIncidents(file: string): Published | null {
  if (digest(file) !== "cbd5a50768c8507c49f27a0d93480fd66f18e468a6e880aff217121598827565") return null;
  const of = (
    name: string,
    [incidents, madeSla, reopened, mean, median]: [number, number, number, number, number],
  ): Published => ({
    [`${name}: incidents`]: [incidents, 0],
    [`${name}: made SLA`]: [madeSla, 0],
    [`${name}: reopened`]: [reopened, 0],
    [`${name}: mean hours`]: [mean, 4],
    [`${name}: median hours`]: [median, 4],
  });
  return {
    ...of("Everybody", [24_918, 15_803, 275, 178.1716, 22.1]),
    "Everybody: SLA share": [63.42, 2],
    "Everybody: reopen rate": [1.1, 2],
    "Everybody: resolved": [23_362, 0],
    ...of("Resolved by 11", [3071, 2652, 20, 40.0859, 0.2833]),
    ...of("Resolved by 177", [686, 573, 20, 46.4392, 6.9917]),
    ...of("Resolved by 62", [451, 211, 9, 613.7802, 91.2417]),
  };
}

/** Figures of the attendance of 2015 (HR Analytics Case Study); they hold for exactly that file. */
export function publishedAttendance(file: string): Published | null {
  if (digest(file) !== "f912dfb0e7f970c18f8923833d093a7b014674c72c5f2dd8dc29dee107353911") return null;
  return {
    "Everybody: Days absent": [626, 0],
    "Everybody: Days present": [11_824, 0],
    "Everybody: Hours present": [92_727.9667, 4],
    "Everybody: Days late": [347, 0],
    "18: Hours present": [2709.67, 2],
    "29: Hours present": [2667.52, 2],
  };
}
