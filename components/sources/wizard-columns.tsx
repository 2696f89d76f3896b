"use client";

import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { ColumnType } from "@/db/enums";
import type { DateFormat } from "@/lib/csv/date-format";
import {
  DATE_FORMAT_OPTIONS,
  isDateType,
  isNumberType,
  NUMBER_FORMAT_OPTIONS,
  numberFormatOf,
  ROLE_HEADS,
  ROLES,
  TYPE_OPTIONS,
  tokensOf,
  type WizardColumn,
  withNumberFormat,
  withRole,
  withType,
} from "./wizard-state";

interface WizardColumnsProps {
  columns: WizardColumn[];
  /** A sentence by the path of the field, `columns.3.roles`. */
  refused: Record<string, string>;
  onChange: (columns: WizardColumn[]) => void;
}

/** Every column of the file on a line: how it reads, what means "no value", and what it is for. */
export function WizardColumns({ columns, refused, onChange }: WizardColumnsProps) {
  const change = (index: number, next: WizardColumn) =>
    onChange(columns.map((column, at) => (at === index ? next : column)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="scroll" aria-label="Columns of the file" tabIndex={0}>
      <table className="table file-columns">
        <caption className="sr">Columns of the file</caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col" title="What screens and sentences call it">
              Label
            </th>
            <th scope="col">Reads as</th>
            <th scope="col">No value</th>
            {ROLES.map((role) => (
              <th scope="col" key={role} title={ROLE_HEADS[role].means}>
                {ROLE_HEADS[role].head}
              </th>
            ))}
            <th scope="col">First values</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, index) => (
            <ColumnRow
              key={column.header}
              column={column}
              problem={PARTS.map((part) => refused[`columns.${index}.${part}`]).find(Boolean)}
              onChange={(next) => change(index, next)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What of a column can be refused; one sentence at a time is enough. */
const PARTS = ["roles", "label", "header"];

interface ColumnRowProps {
  column: WizardColumn;
  problem: string | undefined;
  onChange: (column: WizardColumn) => void;
}

function ColumnRow({ column, problem, onChange }: ColumnRowProps) {
  const { header } = column;
  return (
    <tr>
      <th scope="row" className="name">
        {header}
        {[problem, ...column.notes].filter(Boolean).map((note) => (
          <span className={note === problem ? "err" : "under"} key={note}>
            {note}
          </span>
        ))}
      </th>
      <td>
        <TextInput
          name={`label of ${header}`}
          label={`Label of ${header}`}
          hideLabel
          value={column.label}
          onChange={(event) => onChange({ ...column, label: event.target.value })}
        />
      </td>
      <td>
        <Select
          name={`type of ${header}`}
          label={`${header} reads as`}
          hideLabel
          options={TYPE_OPTIONS}
          value={column.data_type}
          onChange={(event) => onChange(withType(column, event.target.value as ColumnType))}
        />
        {isDateType(column.data_type) && (
          <Select
            name={`format of ${header}`}
            label={`Date format of ${header}`}
            hideLabel
            options={DATE_FORMAT_OPTIONS}
            value={column.date_format ?? "yyyy-MM-dd"}
            onChange={(event) => onChange({ ...column, date_format: event.target.value as DateFormat })}
          />
        )}
        {isNumberType(column.data_type) && (
          <Select
            name={`numbers of ${header}`}
            label={`How numbers of ${header} are written`}
            hideLabel
            options={NUMBER_FORMAT_OPTIONS}
            value={numberFormatOf(column)}
            onChange={(event) => onChange(withNumberFormat(column, event.target.value))}
          />
        )}
      </td>
      <td>
        <TextInput
          // What a role adds is shown at once; what is typed is taken when the field is left.
          key={column.null_tokens.join(", ")}
          name={`no value of ${header}`}
          label={`What means no value in ${header}, parted by commas`}
          hideLabel
          placeholder="blank"
          defaultValue={column.null_tokens.join(", ")}
          onBlur={(event) => onChange({ ...column, null_tokens: tokensOf(event.target.value) })}
        />
      </td>
      {ROLES.map((role) => (
        <td key={role}>
          <span className="check">
            <input
              type="checkbox"
              aria-label={`${header}: ${ROLE_HEADS[role].head}`}
              checked={column.roles.includes(role)}
              onChange={(event) => onChange(withRole(column, role, event.target.checked))}
            />
          </span>
        </td>
      ))}
      <td>
        <span className="soft">{column.examples.slice(0, 3).join(" · ").slice(0, 60)}</span>
      </td>
    </tr>
  );
}
