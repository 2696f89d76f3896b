import { eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiBindings, kpiDefinitions } from "@/db/schema/kpis";
import type { Direction, ScoringMethod, TemplateRule } from "@/lib/kpis/rule/types";
import { type ParsedTemplate, parseTemplate } from "../derive";
import { ruleOfResults } from "../rule-of-results";
import { loadRules, type VersionRule } from "../runs/load-rules";
import { type Nature, natureOf } from "./nature";
import type { PersonStanding } from "./standings";
import type { Withheld } from "./withheld";

export interface ResultRules {
  natureOf: (kpiId: number) => Nature | Withheld;
  /** The rule behind a person's stored results: their template's, with the targets and weights that were theirs. */
  templateOf: (person: PersonStanding) => { template: ParsedTemplate; maximumScore: string } | null;
}

/** Rules as people's results used them. Parsed once for all who share one. */
export async function loadRulesOfResults(db: Db, people: readonly PersonStanding[]): Promise<ResultRules> {
  const versions = await loadRules(db, [...new Set(people.map(({ versionId }) => versionId))]);
  const kpiIds = [...new Set(people.flatMap(({ kpis }) => kpis.map(({ kpiId }) => kpiId)))];
  const definitions = await loadDefinitions(db, kpiIds);
  const parsed = new Map<string, ParsedTemplate>();
  return {
    natureOf: (kpiId) => definitions.get(kpiId)?.nature ?? "not_from_records",
    templateOf: (person) => {
      const version = versions.versions.get(person.versionId);
      if (!version || person.kpis.length === 0) return null;
      const key = keyOf(person);
      const template = parsed.get(key) ?? parseTemplate(ruleOf(person, version, definitions));
      parsed.set(key, template);
      return { template, maximumScore: version.rule.maximumScore };
    },
  };
}

const keyOf = ({ versionId, kpis, kras }: PersonStanding) =>
  JSON.stringify([
    versionId,
    kras,
    kpis.map(({ kpiId, kraId, target, weight }) => [kpiId, kraId, target, weight]),
  ]);

function ruleOf(person: PersonStanding, { rule }: VersionRule, definitions: Definitions): TemplateRule {
  const items = person.kpis.map((kpi) => {
    const held = rule.items.some(({ kpiId }) => kpiId === kpi.kpiId);
    const definition = held ? undefined : definitions.get(kpi.kpiId);
    return { ...kpi, direction: definition?.direction ?? null, method: definition?.method ?? null };
  });
  return ruleOfResults(rule, { items, kras: person.kras });
}

type Definitions = Map<number, { nature: Nature | Withheld; direction: Direction; method: ScoringMethod }>;

async function loadDefinitions(db: Db, kpiIds: readonly number[]): Promise<Definitions> {
  if (kpiIds.length === 0) return new Map();
  const rows = await db
    .select({
      id: kpiDefinitions.id,
      kind: kpiDefinitions.calculationType,
      direction: kpiDefinitions.direction,
      method: kpiDefinitions.scoringMethod,
      aggregation: kpiBindings.aggregation,
    })
    .from(kpiDefinitions)
    .leftJoin(kpiBindings, eq(kpiBindings.kpiId, kpiDefinitions.id))
    .where(inArray(kpiDefinitions.id, [...kpiIds]));
  return new Map(
    rows.map(({ id, kind, direction, method, aggregation }) => [
      id,
      { nature: natureOf(kind, aggregation), direction, method: method as ScoringMethod },
    ]),
  );
}
