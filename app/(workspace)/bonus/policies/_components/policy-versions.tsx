import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import { Tag } from "@/components/ui/tag";
import { shownDay } from "@/lib/dashboards/dates";
import type { Policy } from "@/lib/rewards/policies/input";
import { rulesInWords } from "@/lib/rewards/rules-in-words";

/** Every version with its rules in words: what people were paid by stays readable. */
export function PolicyVersions({ policy, current }: { policy: Policy; current: number | undefined }) {
  return (
    <Section id="versions" title="Versions">
      <DataTable
        caption="Versions, newest first"
        rows={policy.versions}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            key: "version",
            head: "Version",
            rowHeader: true,
            cell: ({ version }) => (
              <>
                v{version} {version === current && <Tag>In force</Tag>}
              </>
            ),
          },
          {
            key: "rules",
            head: "Rules",
            className: "soft",
            cell: ({ rules_json }) => rulesInWords(rules_json),
          },
          {
            key: "from",
            head: "Pays from",
            cell: ({ status, effective_from }) =>
              status === "draft"
                ? "Draft"
                : effective_from
                  ? unbroken(shownDay(effective_from))
                  : "Since\u00a0ever",
          },
          {
            key: "to",
            head: "Until",
            hideOnPhone: true,
            cell: ({ effective_to, status }) =>
              effective_to ? unbroken(shownDay(effective_to)) : status === "active" ? "No\u00a0end" : "",
          },
          {
            key: "by",
            head: "By",
            hideOnPhone: true,
            cell: ({ activated_by, updated_by }) => activated_by ?? updated_by,
          },
        ]}
      />
    </Section>
  );
}

const unbroken = (day: string) => day.replaceAll(" ", "\u00a0");
