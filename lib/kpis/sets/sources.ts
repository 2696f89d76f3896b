import type { ColumnType } from "@/db/enums";
import { BUILTIN_SOURCES } from "@/lib/sources/builtin";
import { type CreateSourceInput, createSourceInput } from "@/lib/sources/input";
import { type ColumnRole, roleFlags, rolesOf } from "@/lib/sources/types";
import { parseInput } from "@/lib/zod-fields";
import type { ListedSource } from "../bindings/binding-sources";
import { toBindingColumn } from "../bindings/columns";

type ShortColumn = readonly [name: string, type: ColumnType, ...roles: ColumnRole[]];

interface SourceWords {
  slug: string;
  name: string;
  description: string;
  recordNoun: string;
  recordNounPlural: string;
}

/** A source that no product ships: a set declares it, and installs it empty. */
interface BroughtSource extends SourceWords {
  columns: readonly ShortColumn[];
}

const BROUGHT: readonly BroughtSource[] = [
  {
    slug: "conversations",
    name: "Conversations",
    description: "Conversations of a messenger such as Intercom, by the person they are assigned to.",
    recordNoun: "conversation",
    recordNounPlural: "conversations",
    columns: [
      ["conversation_id", "text", "key"],
      ["subject", "text", "title"],
      ["state", "text"],
      ["channel", "text"],
      ["assignee", "text", "owner"],
      ["created_at", "timestamp", "time"],
      ["first_response_at", "timestamp", "time"],
      ["closed_at", "timestamp", "time"],
      ["first_response_minutes", "decimal", "measure"],
    ],
  },
  {
    slug: "calls",
    name: "Calls",
    description: "Calls of a telephone system such as Aircall, by the person who made or took them.",
    recordNoun: "call",
    recordNounPlural: "calls",
    columns: [
      ["call_id", "text", "key"],
      ["contact", "text", "title"],
      ["direction", "text"],
      ["agent", "text", "owner"],
      ["started_at", "timestamp", "time"],
      ["ended_at", "timestamp", "time"],
      ["answered", "boolean"],
      ["talk_minutes", "decimal", "measure"],
    ],
  },
  {
    slug: "operation_tasks",
    name: "Operation tasks",
    description: "Tasks of operations: what was done by when, what went wrong, and how long it should take.",
    recordNoun: "task",
    recordNounPlural: "tasks",
    columns: [
      ["task_id", "text", "key"],
      ["title", "text", "title"],
      ["process", "text"],
      ["assignee", "text", "owner"],
      ["created_at", "timestamp", "time"],
      ["due_at", "timestamp", "time"],
      ["completed_at", "timestamp", "time"],
      ["sla_met", "boolean"],
      ["had_error", "boolean"],
      ["standard_minutes", "decimal", "measure"],
    ],
  },
  {
    slug: "work_time",
    name: "Work time",
    description: "Time tracking: minutes that people logged on their work.",
    recordNoun: "time entry",
    recordNounPlural: "time entries",
    columns: [
      ["entry_id", "text", "key"],
      ["activity", "text", "title"],
      ["process", "text"],
      ["person", "text", "owner"],
      ["started_at", "timestamp", "time"],
      ["minutes", "decimal", "measure"],
    ],
  },
  {
    slug: "monitoring_checks",
    name: "Monitoring checks",
    description: "Probes of services, by the engineer who looks after the service.",
    recordNoun: "check",
    recordNounPlural: "checks",
    columns: [
      ["check_id", "text", "key"],
      ["service", "text", "title"],
      ["engineer", "text", "owner"],
      ["checked_at", "timestamp", "time"],
      ["up", "boolean"],
      ["response_ms", "decimal", "measure"],
    ],
  },
];

/** A source as the sets know it. `input`: what an administrator would send to make it; null for a built-in one. */
export interface SetSource extends SourceWords {
  columns: { name: string; label: string; type: ColumnType; roles: ColumnRole[] }[];
  input: CreateSourceInput | null;
}

/** Every source that a set can name, built in or brought along, by slug. */
export const SET_SOURCES: ReadonlyMap<string, SetSource> = new Map(
  [...BUILTIN_SOURCES.map(builtin), ...BROUGHT.map(brought)].map((source) => [source.slug, source]),
);

function builtin({ columns, ...words }: (typeof BUILTIN_SOURCES)[number]): SetSource {
  return {
    ...words,
    columns: columns.map((column) => ({
      name: column.columnName,
      label: column.label,
      type: column.dataType,
      roles: rolesOf(column),
    })),
    input: null,
  };
}

function brought({ columns, ...words }: BroughtSource): SetSource {
  const declared = columns.map(([name, type, ...roles]) => ({ name, label: labelOf(name), type, roles }));
  return {
    ...words,
    columns: declared,
    input: parseInput(createSourceInput, {
      name: words.name,
      description: words.description,
      record_noun: words.recordNoun,
      record_noun_plural: words.recordNounPlural,
      columns: declared.map(({ name, label, type, roles }) => ({
        header: name,
        label,
        data_type: type,
        roles,
      })),
    }),
  };
}

function labelOf(name: string): string {
  const words = name.replaceAll("_", " ").replace(/\bsla\b/, "SLA");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A source as bindings see it, also one that is not there yet: its number is 0, and its local times are read as UTC. */
export function asListedSource({
  slug,
  name,
  recordNoun,
  recordNounPlural,
  columns,
}: SetSource): ListedSource {
  return {
    ...{ id: 0, name, tableName: slug, recordNoun, recordNounPlural, timeZone: "UTC" },
    namingColumns: [],
    columns: columns.map(({ name: columnName, label, type, roles }, index) =>
      toBindingColumn({
        ...{ id: 0, sourceId: 0, position: index + 1, header: columnName, label, columnName },
        ...{ dataType: type, ...roleFlags(roles) },
        ...{ dateFormat: null, decimalMark: null, groupMark: null, nullTokens: [] },
      }),
    ),
  };
}
