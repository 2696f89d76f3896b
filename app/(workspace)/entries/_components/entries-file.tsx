"use client";

import { ActionForm } from "@/components/ui/action-form";
import { FileInput } from "@/components/ui/file-input";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { importEntriesForm } from "@/lib/scoring/manual/actions";
import type { ManualKpi } from "@/lib/scoring/manual/expected";

interface EntriesFileProps {
  periodId: number;
  kpis: readonly ManualKpi[];
}

/** Values of one KPI out of a file: all of them, or none with what is wrong in which line. */
export function EntriesFile({ periodId, kpis }: EntriesFileProps) {
  return (
    <Section
      id="h-file"
      title="From a file"
      note="A CSV with a header row: employee (number or e-mail), value and, if you like, note"
    >
      <ActionForm action={importEntriesForm} resetOnDone className="form">
        <input type="hidden" name="period_id" value={periodId} />
        <div className="two">
          <Select
            name="kpi_id"
            label="KPI"
            options={kpis.map(({ kpiId, name }) => ({ value: String(kpiId), label: name }))}
          />
          <FileInput name="file" label="File" accept=".csv,text/csv" />
        </div>
        <div className="form-end">
          <SubmitButton pendingLabel="Entering">Enter these values</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}
