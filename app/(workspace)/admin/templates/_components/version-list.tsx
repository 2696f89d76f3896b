import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import { versionInForce } from "@/lib/kpis/templates/people-matched";
import type { Template, VersionHead } from "@/lib/kpis/templates/types";
import { dayWords } from "./day-words";
import { stateWords } from "./version-state";

interface VersionListProps {
  template: Template;
  shown: number | undefined;
  today: string;
}

export function VersionList({ template, shown, today }: VersionListProps) {
  const current = versionInForce(template, today)?.version;
  return (
    <Section id="versions" title="Versions">
      <DataTable
        caption="Versions, newest first"
        rows={template.versions}
        rowKey={({ version }) => String(version)}
        isOpen={({ version }) => version === shown}
        columns={[
          {
            key: "version",
            head: "Version",
            rowHeader: true,
            cell: ({ version }) => (
              <Link className="plain" href={`/admin/templates/${template.id}?version=${version}`}>
                v{version}
              </Link>
            ),
          },
          { key: "state", head: "State", cell: (version) => stateWords(version, current, today) },
          { key: "from", head: "Scores from", cell: (version) => fromWords(version) },
          {
            key: "to",
            head: "Until",
            hideOnPhone: true,
            cell: ({ effective_to, status }) =>
              effective_to ? (
                dayWords(effective_to)
              ) : (
                <span className="mute">{status === "active" ? "No end" : ""}</span>
              ),
          },
          {
            key: "by",
            head: "Activated by",
            cell: (version) => version.activated_by ?? "",
            hideOnPhone: true,
          },
          {
            key: "compare",
            head: "Compare",
            headHidden: true,
            cell: ({ version }) => {
              const earlier = template.versions.find((other) => other.version < version);
              return earlier ? (
                <Link href={`/admin/templates/${template.id}?compare=${earlier.version},${version}`}>
                  Changes since v{earlier.version}
                </Link>
              ) : null;
            },
          },
        ]}
      />
    </Section>
  );
}

function fromWords({ status, effective_from }: VersionHead) {
  if (status === "draft") return "";
  return effective_from ? dayWords(effective_from) : "From the start";
}
