/** Where a person stood on the day that counts. */
export interface PersonFacts {
  employeeId: number;
  jobRoleId: number | null;
  orgUnitId: number | null;
}

/** A template version in force that day for the period's frequency. At most one a template. */
export interface TemplateInForce {
  templateId: number;
  versionId: number;
}

/** A null side means any. */
export interface TemplateMapping {
  templateId: number;
  jobRoleId: number | null;
  orgUnitId: number | null;
}

export interface MatchInput {
  people: readonly PersonFacts[];
  templates: readonly TemplateInForce[];
  mappings: readonly TemplateMapping[];
  /** Unit to the unit above it. */
  unitParents: ReadonlyMap<number, number | null>;
}

export interface TemplateMatches {
  /** Template version by employee; null when none is for them. */
  versionOf: Map<number, number | null>;
  /** Templates that claim the same people with equally specific mappings, lowest id first; that one was used. */
  ties: { templateIds: number[]; peopleCount: number }[];
}

/**
 * The template each person is scored by: the most specific mapping wins. Role and unit together beat role alone, which
 * beats unit alone, which beats a mapping for everyone; a unit's mapping holds for everything below it, and the nearer
 * unit wins. Equally specific: the template with the lowest id, and the tie is reported.
 */
export function matchTemplates({ people, templates, mappings, unitParents }: MatchInput): TemplateMatches {
  const versionOfTemplate = new Map(templates.map((template) => [template.templateId, template.versionId]));
  const live = mappings.filter((mapping) => versionOfTemplate.has(mapping.templateId));
  const winnersOf = rememberBy(
    ({ jobRoleId, orgUnitId }: PersonFacts) => `${jobRoleId}/${orgUnitId}`,
    (person) => mostSpecific(live, person, unitDistances(person.orgUnitId, unitParents)),
  );

  const versionOf = new Map<number, number | null>();
  const ties = new Map<string, { templateIds: number[]; peopleCount: number }>();
  for (const person of people) {
    const winners = winnersOf(person);
    const [templateId] = winners;
    versionOf.set(
      person.employeeId,
      templateId === undefined ? null : (versionOfTemplate.get(templateId) ?? null),
    );
    if (winners.length < 2) continue;
    const tie = ties.get(winners.join()) ?? { templateIds: winners, peopleCount: 0 };
    tie.peopleCount += 1;
    ties.set(winners.join(), tie);
  }
  return { versionOf, ties: [...ties.values()].sort(byFirstTemplate) };
}

/** Template ids with the most specific mapping for a person, ascending; more than one is a tie. */
function mostSpecific(
  mappings: TemplateMapping[],
  { jobRoleId }: PersonFacts,
  distances: Map<number, number>,
): number[] {
  let best = Number.POSITIVE_INFINITY;
  let winners = new Set<number>();
  for (const mapping of mappings) {
    if (mapping.jobRoleId !== null && mapping.jobRoleId !== jobRoleId) continue;
    const distance = mapping.orgUnitId === null ? 0 : distances.get(mapping.orgUnitId);
    if (distance === undefined) continue;
    const rank = rankOf(mapping) + distance;
    if (rank > best) continue;
    if (rank < best) winners = new Set();
    best = rank;
    winners.add(mapping.templateId);
  }
  return [...winners].sort((a, b) => a - b);
}

/** Further apart than any tree of units is deep. */
const STEP = 1_000_000;

function rankOf({ jobRoleId, orgUnitId }: TemplateMapping): number {
  if (jobRoleId !== null) return orgUnitId !== null ? 0 : STEP;
  return orgUnitId !== null ? 2 * STEP : 3 * STEP;
}

/** How many steps up each unit above a unit is; itself is 0. Ends also where units were to form a loop. */
function unitDistances(orgUnitId: number | null, unitParents: ReadonlyMap<number, number | null>) {
  const distances = new Map<number, number>();
  for (let unit = orgUnitId; unit !== null && !distances.has(unit); unit = unitParents.get(unit) ?? null) {
    distances.set(unit, distances.size);
  }
  return distances;
}

function rememberBy<T, R>(keyOf: (value: T) => string, compute: (value: T) => R): (value: T) => R {
  const known = new Map<string, R>();
  return (value) => {
    const key = keyOf(value);
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const result = compute(value);
    known.set(key, result);
    return result;
  };
}

const byFirstTemplate = (a: { templateIds: number[] }, b: { templateIds: number[] }) =>
  (a.templateIds[0] ?? 0) - (b.templateIds[0] ?? 0) ||
  a.templateIds.join().localeCompare(b.templateIds.join());
