import { ActionForm } from "@/components/ui/action-form";
import { KeyValues } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section-head";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { may } from "@/lib/access/policy";
import type { Ctx } from "@/lib/context";
import { updateOrganisationAction } from "@/lib/people/organisation/actions";
import { getOrganisation } from "@/lib/people/organisation/queries";

/** Name and time zone of the whole. Administrators change them, others read. */
export async function OrganisationView({ ctx }: { ctx: Ctx }) {
  const { name, timeZone } = await getOrganisation(ctx.db);
  return (
    <Section id="organisation" title="Organisation" first>
      {may(ctx.actor, "configure the organisation") ? (
        <ActionForm action={updateOrganisationAction} className="form people-form">
          <TextInput name="name" label="Name" defaultValue={name} />
          <TextInput
            name="time_zone"
            label="Time zone"
            defaultValue={timeZone}
            hint="Days and periods begin in this time zone. For example Europe/Berlin. Changing it computes open periods again"
          />
          <div className="form-end">
            <SubmitButton pendingLabel="Saving">Save</SubmitButton>
          </div>
        </ActionForm>
      ) : (
        <>
          <KeyValues
            items={[
              { label: "Name", value: name },
              { label: "Time zone", value: timeZone },
            ]}
          />
          <Notice>Administrators change these.</Notice>
        </>
      )}
    </Section>
  );
}
