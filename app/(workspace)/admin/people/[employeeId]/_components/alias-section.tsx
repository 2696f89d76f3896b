import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import { TextInput } from "@/components/ui/text-input";
import { addAliasAction, removeAliasAction } from "@/lib/people/actions";
import type { Person } from "@/lib/people/profile/queries";

/** How records may call the person, besides their number and e-mail. */
export function AliasSection({ person }: { person: Person }) {
  const employeeId = String(person.employeeId);
  return (
    <Section
      id="aliases"
      title="Other names in records"
      note="Capitals and spaces do not matter; one alias means one person"
    >
      <DataTable
        caption="Aliases"
        list={false}
        columns={[
          { key: "alias", head: "Alias", rowHeader: true, cell: (alias) => alias },
          {
            key: "remove",
            head: "Remove",
            headHidden: true,
            className: "row-acts",
            cell: (alias) => (
              <ConfirmButton
                label="Remove"
                size="s"
                title={`Remove “${alias}”?`}
                confirmLabel="Remove alias"
                action={removeAliasAction}
                fields={{ employee_id: employeeId, alias }}
              >
                Records imported later under this name will have no owner. Those imported already keep theirs.
              </ConfirmButton>
            ),
          },
        ]}
        rows={person.aliases}
        rowKey={(alias) => alias}
        empty={<p className="soft">No alias yet.</p>}
      />
      <ActionForm action={addAliasAction} label="Add an alias" className="form add-alias" resetOnDone>
        <input type="hidden" name="employee_id" value={employeeId} />
        <TextInput name="alias" label="New alias" autoComplete="off" />
        <div className="form-end">
          <Button type="submit">Add alias</Button>
        </div>
      </ActionForm>
    </Section>
  );
}
