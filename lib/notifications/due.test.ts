import { expect, test } from "vitest";
import { dueOf, quietUntil } from "./due";

const berlin = { timeZone: "Europe/Berlin", quietFrom: null, quietTo: null, digestAt: "07:30" };
const nights = { ...berlin, quietFrom: "20:00:00", quietTo: "07:00:00" };
const lunch = { ...berlin, quietFrom: "12:00", quietTo: "13:00" };

test.each([
  // In November Berlin is one hour ahead of Greenwich.
  ["at once, by day", "at_once", nights, "2026-11-20T09:00:00Z", "2026-11-20T09:00:00Z", false],
  ["at once, in the evening", "at_once", nights, "2026-11-20T19:00:00Z", "2026-11-21T06:00:00Z", true],
  ["at once, after midnight", "at_once", nights, "2026-11-20T23:30:00Z", "2026-11-21T06:00:00Z", true],
  ["at once, as they end", "at_once", nights, "2026-11-21T06:00:00Z", "2026-11-21T06:00:00Z", false],
  ["at once, within one day", "at_once", lunch, "2026-11-20T11:15:00Z", "2026-11-20T12:00:00Z", true],
  ["daily, before it is due", "daily", berlin, "2026-11-20T06:00:00Z", "2026-11-20T06:30:00Z", true],
  ["daily, just when it is due", "daily", berlin, "2026-11-20T06:30:00Z", "2026-11-21T06:30:00Z", true],
  [
    "daily, due in quiet hours",
    "daily",
    { ...nights, digestAt: "06:00" },
    "2026-11-20T12:00:00Z",
    "2026-11-21T06:00:00Z",
    true,
  ],
  // On 28 March 2027 clocks in Berlin jump from 02:00 to 03:00.
  [
    "quiet until an hour that is skipped",
    "at_once",
    { ...nights, quietTo: "02:30" },
    "2027-03-27T23:00:00Z",
    "2027-03-28T01:30:00Z",
    true,
  ],
  // On 25 October 2026 they show 02:00 to 03:00 twice.
  [
    "quiet until an hour that comes twice, in its second",
    "at_once",
    { ...nights, quietTo: "02:30" },
    "2026-10-25T01:15:00Z",
    "2026-10-25T01:30:00Z",
    true,
  ],
  [
    "daily, in an hour that comes twice: once",
    "daily",
    { ...berlin, digestAt: "02:30" },
    "2026-10-25T01:15:00Z",
    "2026-10-26T01:30:00Z",
    true,
  ],
  [
    "somewhere else",
    "at_once",
    { ...nights, timeZone: "America/New_York" },
    "2026-11-20T09:00:00Z",
    "2026-11-20T12:00:00Z",
    true,
  ],
] as const)("%s", (_, mode, calm, now, due, isBundled) => {
  expect(dueOf(mode, new Date(now), calm)).toEqual({ at: new Date(due), isBundled });
});

test.each([
  ["2026-11-20T18:59:59Z", null],
  ["2026-11-20T19:00:00Z", "2026-11-21T06:00:00Z"],
  ["2026-11-21T06:00:00Z", null],
])("at %s it is quiet until %s", (now, until) => {
  expect(quietUntil(new Date(now), nights)).toEqual(until && new Date(until));
  expect(quietUntil(new Date(now), berlin)).toBeNull();
});
