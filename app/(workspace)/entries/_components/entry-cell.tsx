"use client";

import Link from "next/link";
import { useEffect, useEffectEvent, useId, useState } from "react";
import { withParams } from "@/components/ui/url";
import { enterValueAction } from "@/lib/scoring/manual/actions";
import { readEntryValue } from "@/lib/scoring/manual/entry-value";
import type { ManualKpi } from "@/lib/scoring/manual/expected";
import type { PlacedValues } from "./pasted-values";

export interface EntryCellData {
  kpiId: number;
  /** The entry that counts; its value null: it was taken back. */
  entry: { id: number; value: string | null; note: string } | null;
  corrections: number;
}

interface EntryCellProps {
  periodId: number;
  readOnly: boolean;
  kpi: ManualKpi;
  cell: EntryCellData;
  person: { employeeId: number; name: string };
  row: number;
  column: number;
  /** What was pasted over it, and with what: pasting the same again saves it again. */
  pasted: { of: PlacedValues; text: string } | null;
  params: Record<string, string | undefined>;
}

type State = { kind: "still" } | { kind: "saving" } | { kind: "saved" } | { kind: "refused"; why: string };

/** One value. It is saved when the field is left; a refusal stays at the field with what was typed. */
export function EntryCell(props: EntryCellProps) {
  const { periodId, readOnly, kpi, cell, person, row, column, pasted, params } = props;
  const id = useId();
  const [entry, setEntry] = useState(cell.entry);
  const [text, setText] = useState(cell.entry?.value ?? "");
  const [corrections, setCorrections] = useState(cell.corrections);
  const [state, setState] = useState<State>({ kind: "still" });
  const [given, setGiven] = useState(cell.entry?.id);
  // Somebody else's entry, or one of a file. What is being typed stays.
  if (cell.entry?.id !== given) {
    setGiven(cell.entry?.id);
    if (cell.entry?.id !== entry?.id && text === (entry?.value ?? "")) {
      setEntry(cell.entry);
      setText(cell.entry?.value ?? "");
      setCorrections(cell.corrections);
    }
  }

  const save = async (typed: string) => {
    const read = readEntryValue(typed, kpi);
    if (!read.ok) return setState({ kind: "refused", why: read.problem });
    if (read.value === (entry?.value ?? null)) return setState({ kind: "still" });
    setState({ kind: "saving" });
    const result = await enterValueAction({
      ...{ employee_id: person.employeeId, kpi_id: kpi.kpiId, period_id: periodId },
      ...{ value: read.value, note: entry?.note ?? "", replaces: entry?.id ?? null },
    }).catch(() => ({
      ok: false as const,
      message: "The server was not reached. Leave the field again to retry.",
    }));
    if (!result.ok) return setState({ kind: "refused", why: result.message });
    if (entry) setCorrections((count) => count + 1);
    const stored = result.value;
    setEntry(stored && { id: stored.id, value: stored.actual_value, note: stored.notes });
    setState({ kind: "saved" });
  };

  const take = useEffectEvent((value: string) => {
    setText(value);
    void save(value);
  });
  const [pastedText, pasting] = [pasted?.text, pasted?.of];
  useEffect(() => {
    if (pasting && pastedText !== undefined) take(pastedText);
  }, [pasting, pastedText]);

  const link = linkWords(corrections, entry?.note);
  const href = withParams("/entries", params, { person: person.employeeId, kpi: kpi.kpiId });
  return (
    <div className="entry-cell">
      <input
        className="input num"
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${kpi.name} of ${person.name}`}
        aria-invalid={state.kind === "refused" ? true : undefined}
        aria-describedby={`${id}-state`}
        data-row={row}
        data-column={column}
        readOnly={readOnly}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => save(text)}
      />
      <span
        id={`${id}-state`}
        className={state.kind === "refused" ? "err" : "small mute"}
        role={state.kind === "refused" ? "alert" : "status"}
      >
        {wordsOf(state)}
      </span>
      <Link
        className="small"
        href={href}
        scroll={false}
        aria-label={`${link}: history of ${kpi.name}, ${person.name}`}
      >
        {link}
      </Link>
    </div>
  );
}

function wordsOf(state: State): string {
  switch (state.kind) {
    case "still":
      return "";
    case "saving":
      return "Saving";
    case "saved":
      return "Saved";
    case "refused":
      return state.why;
  }
}

function linkWords(corrections: number, note: string | undefined): string {
  if (corrections > 0) return `Corrected ${corrections === 1 ? "once" : `${corrections} times`}`;
  return note ? "Has a note" : "Note";
}
