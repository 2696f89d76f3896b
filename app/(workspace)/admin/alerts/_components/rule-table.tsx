import Link from "next/link";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Tag } from "@/components/ui/tag";
import type { ListedAlertRule } from "@/lib/alerts/rules/queries";
import { conditionInWords } from "@/lib/alerts/rules/words";

const COLUMNS: Column<ListedAlertRule>[] = [
  {
    key: "name",
    head: "Rule",
    rowHeader: true,
    cell: (rule) => (
      <>
        <Link className="plain" href={`/admin/alerts?rule=${rule.id}`} scroll={false}>
          {rule.name}
        </Link>
        <span className="under">{conditionOf(rule)}</span>
      </>
    ),
  },
  { key: "covers", head: "Covers", cell: (rule) => coverageOf(rule) },
  {
    key: "escalates",
    head: "Passed on after",
    phoneLabel: "passed on after ",
    cell: (rule) =>
      rule.escalateAfterHours === null ? (
        <span className="mute">Never</span>
      ) : (
        `${rule.escalateAfterHours}\u00a0h`
      ),
  },
  {
    key: "open",
    head: "Open alerts",
    numeric: true,
    phoneLabel: "open ",
    cell: (rule) => rule.openCount,
  },
  {
    key: "state",
    head: "State",
    cell: (rule) => <Tag tone={rule.isActive ? undefined : "quiet"}>{rule.isActive ? "On" : "Off"}</Tag>,
  },
];

interface RuleTableProps {
  rules: readonly ListedAlertRule[];
  /** The reader may see individuals: to others how many alerts are open would say how a person, or a few, stand. */
  seesPeople: boolean;
}

export function RuleTable({ rules, seesPeople }: RuleTableProps) {
  return (
    <DataTable
      caption="Alert rules by name"
      columns={seesPeople ? COLUMNS : COLUMNS.filter(({ key }) => key !== "open")}
      rows={rules}
      rowKey={(rule) => String(rule.id)}
      empty={
        <Empty level={2} title="No rules yet" icon="rule">
          A rule says what is worth telling whoever leads a person: a low score, several misses in a row, a
          drop, values that are missing, or something unusual.
        </Empty>
      }
    />
  );
}

function conditionOf(rule: ListedAlertRule): string {
  if (rule.settings.condition === "missing_entries")
    return `Values not entered ${rule.settings.days === 0 ? "when due" : `${rule.settings.days} days after they were due`}`;
  return conditionInWords(rule.settings, rule);
}

function coverageOf({ coverage, coverageName }: ListedAlertRule): string {
  if (coverage === "everyone") return "Everyone";
  return coverageName ?? "Nobody: what it covered no longer exists";
}
