/** Nouns that are not just their letters. */
const NOUNS: Record<string, string> = {
  kpi: "KPI",
  kra: "KRA",
  api_token: "API token",
  token: "API token",
  sso: "Single sign-on",
};

/** "Alert rule changed" of `alert_rule.changed`. */
export function actionInWords(action: string): string {
  const [noun = "", verb = ""] = action.split(".", 2);
  const words = NOUNS[noun] ?? sentence(noun);
  return [words, verb.replaceAll("_", " ")].filter(Boolean).join(" ");
}

/** "Alert rule 7" of `alert_rule` and `7`. */
export const subjectInWords = (entityType: string, entityId: string): string =>
  `${NOUNS[entityType] ?? sentence(entityType)} ${entityId}`;

function sentence(noun: string): string {
  const words = noun.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
