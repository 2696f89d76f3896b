import Link from "next/link";
import type { KpiUsage } from "@/lib/kpis/library/usage";

/** What uses a KPI, one line a way: templates first, then formulas, guardrails and the set it belongs to. */
export function KpiUsageLines({ usage }: { usage: KpiUsage }) {
  const { templates, formulas, guardrails, sets } = usage;
  const live = templates.filter(({ active }) => active);
  return (
    <>
      {live.length > 0 ? (
        live.map(({ templateId, templateName }, index) => (
          <span key={templateId}>
            {index > 0 && ", "}
            <Link className="plain" href={`/admin/templates/${templateId}`}>
              {templateName}
            </Link>
          </span>
        ))
      ) : (
        <span className="mute">
          {templates.length > 0
            ? `Draft or earlier version of ${templates.map(({ templateName }) => templateName).join(", ")}`
            : "No template yet"}
        </span>
      )}
      {formulas.length > 0 && (
        <span className="under">
          Input of{" "}
          {formulas.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ", "}
              <Link href={`/admin/kpis/${id}`}>{name}</Link>
            </span>
          ))}
        </span>
      )}
      {guardrailWords(guardrails).map((words) => (
        <span className="under" key={words}>
          {words}
        </span>
      ))}
      {sets.map(({ setId, setName, made }) => (
        <span className="under" key={setId}>
          {made ? "From the set " : "Used by the set "}
          <Link href={`/admin/sets/${setId}`}>{setName}</Link>
        </span>
      ))}
    </>
  );
}

/** "Guards Tickets resolved", "Guarded by Reopened tickets", each once over all templates. */
function guardrailWords(guardrails: KpiUsage["guardrails"]): string[] {
  const namesOf = (role: "limits" | "limited") => [
    ...new Set(guardrails.filter((use) => use.role === role).map(({ otherName }) => otherName)),
  ];
  const [limits, limited] = [namesOf("limits"), namesOf("limited")];
  return [
    ...(limits.length > 0 ? [`Guards ${limits.join(", ")}`] : []),
    ...(limited.length > 0 ? [`Guarded by ${limited.join(", ")}`] : []),
  ];
}
