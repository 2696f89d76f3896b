import type { Band } from "@/components/charts/band";
import { ScoreFigure } from "@/components/charts/band-label";
import { PlumbBar } from "@/components/charts/plumb-bar";
import { DataTable } from "@/components/ui/data-table";
import type { TestRun } from "@/lib/scoring/test-run/test-run-input";

type Person = TestRun["people"][number];

interface TestRunTableProps {
  people: readonly Person[];
  unit: string;
  records: string;
  /** Whose records are shown below. */
  openId: number | undefined;
  onPerson: (employeeId: number) => void;
}

export function TestRunTable({ people, unit, records, openId, onPerson }: TestRunTableProps) {
  const isRatio = people.some(({ denominator }) => denominator !== null);
  return (
    <DataTable
      caption="Everybody's figure, attainment and score with the KPI as it stands"
      rows={people}
      rowKey={(person) => String(person.employee_id)}
      isOpen={(person) => person.employee_id === openId}
      columns={[
        {
          key: "name",
          head: "Person",
          rowHeader: true,
          cell: (person) => (
            <button
              type="button"
              className="plainlink"
              aria-pressed={person.employee_id === openId}
              onClick={() => onPerson(person.employee_id)}
            >
              {person.name}
            </button>
          ),
        },
        // A ratio says its records with its figure: "12 of 140".
        ...(isRatio || records === ""
          ? []
          : [
              {
                key: "records",
                head: capital(records),
                numeric: true,
                phoneLabel: records,
                cell: (person: Person) => person.record_count.toLocaleString("en-GB"),
              },
            ]),
        {
          key: "actual",
          head: "Actual",
          numeric: true,
          phoneLabel: "actual",
          cell: (person) => actualWords(person, unit),
        },
        {
          key: "attainment",
          head: "Attainment",
          numeric: true,
          className: "mute",
          phoneLabel: "attainment",
          cell: ({ attainment }) => (attainment === null ? "" : Number(attainment).toFixed(3)),
        },
        {
          key: "bar",
          head: "Against target",
          className: "c-bar",
          cell: ({ score, band }) => <PlumbBar decorative score={figure(score)} band={bandOf(band)} />,
        },
        {
          key: "score",
          head: "Score",
          numeric: true,
          phoneLabel: "score",
          cell: ({ score, band }) => <ScoreFigure score={figure(score)} band={bandOf(band)} />,
        },
      ]}
    />
  );
}

const figure = (text: string | null) => (text === null ? null : Number(text));

const SHOWN: Record<string, Band> = { above: "above", on: "on", near: "near", below: "below" };
const bandOf = (band: string): Band => SHOWN[band] ?? "none";

/** "90.1 %", and what it was made of where it is a ratio: "371 of 412". */
function actualWords({ actual, numerator, denominator, inputs }: Person, unit: string): string {
  if (inputs) {
    const from = inputs.map(
      ({ variable, value: own }) => `${variable} ${own === null ? "none" : short(own)}`,
    );
    return [actual === null ? "No figure" : short(actual), from.join(", ")].filter(Boolean).join(" · ");
  }
  if (actual === null) return "No figure";
  const value = `${short(actual)}${unit === "%" ? "\u00a0%" : ""}`;
  return numerator && denominator ? `${value} · ${short(numerator)} of ${short(denominator)}` : value;
}

const short = (text: string) => Number(text).toLocaleString("en-GB", { maximumFractionDigits: 2 });
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
