import { expect, test } from "vitest";
import { matchTemplates, type TemplateMapping } from "./template-match";

// Company 1 > division 10 > department 100 > team 1000; department 200 beside 100.
const unitParents = new Map<number, number | null>([
  [1, null],
  [10, 1],
  [100, 10],
  [200, 10],
  [1000, 100],
]);
const [AGENT, LEAD] = [7, 8];
const template = (templateId: number) => ({ templateId, versionId: templateId * 10 });
const forRole = (templateId: number, jobRoleId: number): TemplateMapping => ({
  templateId,
  jobRoleId,
  orgUnitId: null,
});
const forUnit = (templateId: number, orgUnitId: number): TemplateMapping => ({
  templateId,
  jobRoleId: null,
  orgUnitId,
});
const forBoth = (templateId: number, jobRoleId: number, orgUnitId: number): TemplateMapping => ({
  templateId,
  jobRoleId,
  orgUnitId,
});
const forAll = (templateId: number): TemplateMapping => ({ templateId, jobRoleId: null, orgUnitId: null });

test.each<[string, TemplateMapping[], number | null]>([
  ["nothing is for them", [forRole(1, LEAD), forUnit(2, 200)], null],
  ["everyone", [forAll(1)], 10],
  ["a unit beats everyone", [forAll(1), forUnit(2, 1)], 20],
  ["the nearer unit beats the farther", [forUnit(1, 1), forUnit(2, 100), forUnit(3, 10)], 20],
  ["a role beats even their own team", [forUnit(1, 1000), forRole(2, AGENT)], 20],
  ["role and unit together beat the role", [forRole(1, AGENT), forBoth(2, AGENT, 1)], 20],
  ["of role and unit, the nearer unit wins", [forBoth(1, AGENT, 10), forBoth(2, AGENT, 1000)], 20],
  ["role and unit need both", [forBoth(1, LEAD, 1000), forBoth(2, AGENT, 200), forAll(3)], 30],
  ["a template's best mapping counts", [forAll(2), forUnit(1, 10), forUnit(2, 100)], 20],
])("%s", (_, mappings, version) => {
  const matches = matchTemplates({
    people: [{ employeeId: 5, jobRoleId: AGENT, orgUnitId: 1000 }],
    templates: [template(1), template(2), template(3)],
    mappings,
    unitParents,
  });
  expect(matches.versionOf.get(5)).toBe(version);
  expect(matches.ties).toEqual([]);
});

test("a tie goes to the lowest template id and is reported with how many people it touches", () => {
  const matches = matchTemplates({
    people: [1, 2, 3].map((employeeId) => ({ employeeId, jobRoleId: AGENT, orgUnitId: 1000 })),
    templates: [template(4), template(3)],
    mappings: [forUnit(4, 1000), forUnit(3, 1000)],
    unitParents,
  });
  expect([...matches.versionOf.values()]).toEqual([30, 30, 30]);
  expect(matches.ties).toEqual([{ templateIds: [3, 4], peopleCount: 3 }]);
});

test("a template that is not in force claims nobody", () => {
  const matches = matchTemplates({
    people: [{ employeeId: 1, jobRoleId: AGENT, orgUnitId: 1000 }],
    templates: [template(1)],
    mappings: [forAll(1), forBoth(2, AGENT, 1000)],
    unitParents,
  });
  expect(matches.versionOf.get(1)).toBe(10);
});

test("someone without role and unit is still matched by a mapping for everyone", () => {
  const matches = matchTemplates({
    people: [{ employeeId: 1, jobRoleId: null, orgUnitId: null }],
    templates: [template(1), template(2)],
    mappings: [forAll(1), forUnit(2, 1)],
    unitParents,
  });
  expect(matches.versionOf.get(1)).toBe(10);
});
