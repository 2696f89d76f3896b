import { FREQUENCY_WORDS } from "@/components/scoring/words";
import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { FREQUENCIES, type Frequency } from "@/db/enums";
import { createPeriodAction } from "@/lib/scoring/periods/actions";

const FORM = "new-period";

export function NewPeriodSheet({ closeHref, frequency }: { closeHref: string; frequency?: Frequency }) {
  return (
    <Sheet
      title="New period"
      note="A day belongs to the period when it is on or after the first day and before the end."
      closeHref={closeHref}
      footer={
        <>
          <LinkButton href={closeHref}>Cancel</LinkButton>
          <SubmitButton form={FORM}>Create period</SubmitButton>
        </>
      }
    >
      <ActionForm action={createPeriodAction} id={FORM}>
        <Select
          name="frequency"
          label="Length"
          defaultValue={frequency ?? "monthly"}
          options={FREQUENCIES.map((value) => ({ value, label: FREQUENCY_WORDS[value] }))}
        />
        <TextInput name="period_start" type="date" label="First day" required />
        <TextInput
          name="period_end"
          type="date"
          label="End"
          hint="The first day that no longer counts. Only for a custom length; the others follow from the first day."
        />
        <TextInput name="name" label="Name" hint="Left empty: “October 2026”, “Q4 2026”, “Week 46, 2026”." />
      </ActionForm>
    </Sheet>
  );
}
