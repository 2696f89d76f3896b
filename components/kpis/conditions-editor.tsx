"use client";

import { useField } from "@/components/forms/editor-errors";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { ListedSource } from "@/lib/kpis/bindings/binding-sources";
import { OPS_OF_TYPE } from "@/lib/kpis/bindings/operators";
import { type Condition, type ConditionGroup, type Filter, isGroup, type Match } from "@/lib/kpis/types";
import { ConditionRow } from "./condition-row";
import { withOp } from "./condition-values";

interface ConditionsEditorProps {
  title: string;
  path: string;
  filter: Filter;
  source: ListedSource;
  onChange: (filter: Filter) => void;
}

/** Conditions that all or any must hold, with one level of groups. */
export function ConditionsEditor({ title, path, filter, source, onChange }: ConditionsEditorProps) {
  const { conditions } = filter;
  const put = (index: number, entry: Condition | ConditionGroup | null) =>
    onChange({ ...filter, conditions: replaced(conditions, index, entry) });
  const add = (entry: Condition | ConditionGroup) =>
    onChange({ ...filter, conditions: [...conditions, entry] });
  return (
    <fieldset className="conditions">
      <legend>{title}</legend>
      {conditions.length > 1 && (
        <MatchField path={path} match={filter.match} onChange={(match) => onChange({ ...filter, match })} />
      )}
      {conditions.map((entry, index) => {
        const here = `${path}.conditions.${index}`;
        return isGroup(entry) ? (
          <Group key={here} path={here} group={entry} source={source} onChange={(next) => put(index, next)} />
        ) : (
          <ConditionRow
            key={here}
            path={here}
            condition={entry}
            source={source}
            onChange={(next) => put(index, next)}
          />
        );
      })}
      {conditions.length === 0 && <p className="small mute">All of them.</p>}
      <div className="adders">
        <Button size="s" icon="plus" onClick={() => add(startCondition(source))}>
          Condition
        </Button>
        <Button
          size="s"
          icon="plus"
          onClick={() =>
            add({ match: filter.match === "all" ? "any" : "all", conditions: [startCondition(source)] })
          }
        >
          Group
        </Button>
      </div>
    </fieldset>
  );
}

interface GroupProps {
  path: string;
  group: ConditionGroup;
  source: ListedSource;
  /** Null removes the group. */
  onChange: (group: ConditionGroup | null) => void;
}

function Group({ path, group, source, onChange }: GroupProps) {
  const { error } = useField(path);
  const put = (index: number, entry: Condition | null) => {
    const conditions = replaced(group.conditions, index, entry);
    onChange(conditions.length > 0 ? { ...group, conditions } : null);
  };
  return (
    <fieldset className="conditions nested">
      <legend className="sr">Group of conditions</legend>
      <MatchField path={path} match={group.match} onChange={(match) => onChange({ ...group, match })} />
      {group.conditions.map((condition, index) => {
        const here = `${path}.conditions.${index}`;
        return (
          <ConditionRow
            key={here}
            path={here}
            condition={condition}
            source={source}
            onChange={(next) => put(index, next)}
          />
        );
      })}
      {error && <p className="err">{error}</p>}
      <div className="adders">
        <Button
          size="s"
          icon="plus"
          onClick={() => onChange({ ...group, conditions: [...group.conditions, startCondition(source)] })}
        >
          Condition
        </Button>
      </div>
    </fieldset>
  );
}

function MatchField({
  path,
  match,
  onChange,
}: {
  path: string;
  match: Match;
  onChange: (match: Match) => void;
}) {
  return (
    <Select
      {...useField(`${path}.match`)}
      label="Must hold"
      value={match}
      options={[
        { value: "all", label: "All of these" },
        { value: "any", label: "Any of these" },
      ]}
      onChange={(event) => onChange(event.target.value === "any" ? "any" : "all")}
    />
  );
}

function replaced<T>(list: readonly T[], index: number, entry: T | null): T[] {
  return list.flatMap((old, at) => (at === index ? (entry === null ? [] : [entry]) : [old]));
}

/** On a text that names neither a person nor the record, where there is one: what one most often asks. */
function startCondition({ columns, namingColumns }: ListedSource): Condition {
  const telling = columns.filter(({ name, ownership }) => !ownership && !namingColumns.includes(name));
  const column = telling.find(({ type }) => type === "text") ?? telling[0] ?? columns[0];
  if (!column) return { column: "", op: "is_not_empty" };
  return withOp({ column: column.name, op: "is" }, OPS_OF_TYPE[column.type][0] ?? "is_not_empty");
}
