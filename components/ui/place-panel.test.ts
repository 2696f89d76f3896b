import { expect, test } from "vitest";
import { panelPosition } from "./place-panel";

const view = { width: 1000, height: 800 };
const panel = { width: 200, height: 100 };
const anchor = (left: number, top: number) => ({ left, right: left + 80, top, bottom: top + 32 });

test.each([
  ["under its button, left edges in line", anchor(100, 100), "start", { left: 100, top: 136 }],
  ["under its button, right edges in line", anchor(500, 100), "end", { left: 380, top: 136 }],
  ["inside the window at its right edge", anchor(950, 100), "start", { left: 792, top: 136 }],
  ["inside the window at its left edge", anchor(10, 100), "end", { left: 8, top: 136 }],
  ["above its button at the foot of the window", anchor(100, 760), "start", { left: 100, top: 656 }],
] as const)("%s", (_case, box, align, expected) => {
  expect(panelPosition(box, panel, view, align)).toEqual(expected);
});
