import { ActionForm } from "@/components/ui/action-form";
import { Feed } from "@/components/ui/feed";
import { NumberInput } from "@/components/ui/number-input";
import { Section } from "@/components/ui/section-head";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { withParams } from "@/components/ui/url";
import type { Db } from "@/db/client";
import type { Scope } from "@/lib/access/scope";
import { shownDay, shownInstant } from "@/lib/dashboards/dates";
import { enterValueForm } from "@/lib/scoring/manual/actions";
import { type EntryGrid, listEntryHistory } from "@/lib/scoring/manual/queries";
import type { Period } from "@/lib/scoring/periods/queries";

interface EntrySheetProps {
  db: Db;
  scope: Scope;
  timeZone: string;
  period: Period;
  grid: EntryGrid;
  employeeId: number;
  kpiId: number;
  params: Record<string, string | undefined>;
}

/** One entry: its note, and everything that stood there before. */
export async function EntrySheet(props: EntrySheetProps) {
  const { db, scope, timeZone, period, grid, employeeId, kpiId, params } = props;
  const person = grid.rows.find((row) => row.employeeId === employeeId);
  const kpi = grid.kpis.find((each) => each.kpiId === kpiId);
  if (!person || !kpi) return null;
  const history = await listEntryHistory(db, scope, { employeeId, kpiId, periodId: period.id });
  const current = history.find(({ replacedAt }) => replacedAt === null);
  return (
    <Sheet
      title={`${kpi.name}, ${person.name}`}
      note={`${period.name}, due ${shownDay(kpi.dueOn)}`}
      closeHref={withParams("/entries", params, { person: null, kpi: null })}
    >
      {period.status !== "finalized" && (
        <ActionForm action={enterValueForm} key={current?.id ?? 0}>
          <input type="hidden" name="employee_id" value={employeeId} />
          <input type="hidden" name="kpi_id" value={kpiId} />
          <input type="hidden" name="period_id" value={period.id} />
          <NumberInput
            name="value"
            label="Value"
            hint={`From ${kpi.min} to ${kpi.max}. Clear it to withdraw the value.`}
            unit={kpi.unit}
            wideUnit
            defaultValue={current?.value ?? ""}
          />
          <Textarea
            name="note"
            label="Note"
            hint="Shown with the score to the person it is about."
            defaultValue={current?.note ?? ""}
          />
          <div className="form-end">
            <SubmitButton variant="main">Save</SubmitButton>
          </div>
        </ActionForm>
      )}
      <Section id="h-history" title="What was entered">
        {history.length > 0 ? (
          <Feed
            items={history.map((entry) => ({
              key: String(entry.id),
              text: `${entry.value ?? "Taken back"}${entry.note && `: ${entry.note}`}`,
              effect: `${entry.enteredByName}${entry.replacedAt ? ", replaced since" : ""}`,
              when: shownInstant(entry.enteredAt, timeZone),
              dateTime: entry.enteredAt.toISOString(),
            }))}
          />
        ) : (
          <p className="soft">Nothing yet.</p>
        )}
      </Section>
    </Sheet>
  );
}
