import type { Db } from "@/db/client";
import type { TemplateRule } from "@/lib/kpis/rule/types";
import type { Period } from "../periods/queries";
import { listTemplatesInForce, matchPeople } from "../runs/match-people";
import { loadPersonalRules, type PersonalRules } from "../runs/personal-rules";
import type { PreviewedPerson } from "./people";

interface Drafted {
  period: Period;
  people: readonly PreviewedPerson[];
  rule: TemplateRule;
  templateId: number;
}

/** What is particular to the people of a draft, by the same rule as in a run: their own KPIs, and days that count. */
export async function personalDraft(
  db: Db,
  { period, people, rule, templateId }: Drafted,
): Promise<PersonalRules> {
  const only = people.map(({ employeeId }) => employeeId);
  const matched = await matchPeople(db, period, only);
  const inForce = await listTemplatesInForce(db, period);
  const own = inForce.find((version) => version.templateId === templateId)?.versionId;
  return loadPersonalRules(db, {
    ...{ period, people: matched.people, only },
    // Whoever was scored by this template before a move would be by the draft.
    earlier: matched.earlier.filter(({ versionId }) => versionId === null || versionId !== own),
    ruleOf: () => rule,
    knownRule: () => undefined,
  });
}
