import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { choices, unitChoices, withNone } from "@/components/people/choices";
import { FactFields } from "@/components/people/fact-fields";
import { PersonInput } from "@/components/people/person-input";
import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/button";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { requirePage } from "@/lib/access/current-viewer";
import { createEmployeeAction } from "@/lib/people/actions";
import { listJobRoles } from "@/lib/people/job-roles/queries";
import { listWorkSchedules } from "@/lib/people/schedules/queries";
import { listUnits } from "@/lib/people/units/queries";

export const metadata: Metadata = { title: "Add a person" };

export default async function NewPersonPage() {
  const { ctx } = await requirePage("/admin/people/new");
  const [units, jobRoles, schedules] = await Promise.all([
    listUnits(ctx.db),
    listJobRoles(ctx.db),
    listWorkSchedules(ctx.db),
  ]);
  return (
    <Page crumbs={[{ label: "People", href: "/admin/people" }, { label: "Add a person" }]}>
      <PageHead title="Add a person" />
      <ActionForm action={createEmployeeAction} className="form wide-form">
        <Section id="facts" title="Facts" first>
          <div className="formgrid people-grid">
            <FactFields schedules={choices(schedules)} numberHint="Blank: the next free number" />
          </div>
        </Section>
        <Section id="place" title="Position" note="Unit, role and manager can be changed later, from any day">
          <div className="formgrid people-grid">
            <Select name="org_unit_id" label="Unit" options={withNone("No unit", unitChoices(units))} />
            <Select name="job_role_id" label="Job role" options={withNone("No role", choices(jobRoles))} />
            <PersonInput name="manager" label="Manager" hint="Name, number, e-mail or alias" />
            <TextInput
              name="effective_from"
              label="In force from"
              type="date"
              hint="Blank: for every period, past ones too"
            />
          </div>
        </Section>
        <Section
          id="aliases"
          title="Other names in records"
          note="Names that files and other systems use for this person"
        >
          <div className="formgrid people-grid">
            <Textarea name="aliases" label="Aliases" hint="One per line" />
          </div>
        </Section>
        <div className="form-end">
          <SubmitButton pendingLabel="Adding">Add person</SubmitButton>
          <LinkButton href="/admin/people">Cancel</LinkButton>
        </div>
      </ActionForm>
    </Page>
  );
}
