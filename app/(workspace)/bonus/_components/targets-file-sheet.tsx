"use client";

import { SheetForm } from "@/components/people/sheet-form";
import { FileInput } from "@/components/ui/file-input";
import { importTargetsForm } from "@/lib/rewards/actions";

/** Target bonuses out of a file: all of them, or none with what is wrong in which line. */
export function TargetsFileSheet({ closeHref }: { closeHref: string }) {
  return (
    <SheetForm
      title="Target bonuses from a file"
      note="What a full period on target pays, for many people at once"
      action={importTargetsForm}
      closeHref={closeHref}
      submitLabel="Enter these amounts"
    >
      <FileInput
        name="file"
        label="CSV file"
        accept=".csv,text/csv"
        hint="A header row with employee (number or e-mail), amount, currency and effective_from. Amounts like 1500.50, days like 2026-11-01."
      />
      <p className="small mute">
        An amount counts from its day until the next one. An amount of 0 ends it. Lines that say what stands
        there already change nothing.
      </p>
    </SheetForm>
  );
}
