import Link from "next/link";
import { SheetForm } from "@/components/people/sheet-form";
import { LinkButton } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Section } from "@/components/ui/section-head";
import { TextInput } from "@/components/ui/text-input";
import type { Db } from "@/db/client";
import { deleteJobRoleAction, saveJobRoleAction } from "@/lib/people/job-roles/actions";
import { listJobRolesWithHeadCounts } from "@/lib/people/job-roles/queries";
import { unitsPath } from "@/lib/people/units/params";

interface RolesViewProps {
  db: Db;
  onDay: string;
  edit: number | "new" | undefined;
}

const PATH = unitsPath("roles");

export async function RolesView({ db, onDay, edit }: RolesViewProps) {
  const roles = await listJobRolesWithHeadCounts(db, onDay);
  const edited = roles.find((role) => role.id === edit);
  return (
    <Section
      id="roles"
      title="Job roles"
      note="Scorecard templates are matched by job role"
      action={
        <LinkButton size="s" icon="plus" scroll={false} href={`${PATH}&edit=new`}>
          Add a job role
        </LinkButton>
      }
      first
    >
      <DataTable
        caption="Job roles by name"
        rows={roles}
        rowKey={(role) => String(role.id)}
        list={false}
        columns={[
          { key: "name", head: "Job role", rowHeader: true, cell: (role) => role.name },
          {
            key: "people",
            head: "People",
            numeric: true,
            cell: (role) => <Link href={`/admin/people?role=${role.id}`}>{role.headCount}</Link>,
          },
          {
            key: "change",
            head: "Change",
            headHidden: true,
            className: "row-acts",
            cell: (role) => (
              <LinkButton
                size="s"
                variant="bare"
                icon="pen"
                iconOnly
                scroll={false}
                href={`${PATH}&edit=${role.id}`}
              >
                {`Rename ${role.name}`}
              </LinkButton>
            ),
          },
        ]}
        empty={
          <Empty title="No job roles yet" icon="tag">
            An import of people makes the roles it names.
          </Empty>
        }
      />
      {(edited || edit === "new") && (
        <SheetForm
          key={edited?.id ?? "new"}
          title={edited ? `Rename ${edited.name}` : "Add a job role"}
          action={saveJobRoleAction}
          closeHref={PATH}
          submitLabel={edited ? "Rename" : "Add job role"}
          aside={
            edited && (
              <ConfirmButton
                label="Delete"
                variant="bare"
                title={`Delete ${edited.name}?`}
                confirmLabel="Delete job role"
                action={deleteJobRoleAction}
                fields={{ job_role_id: String(edited.id) }}
              >
                Only a role that nobody has or had can be deleted.
              </ConfirmButton>
            )
          }
        >
          <input type="hidden" name="job_role_id" value={edited?.id ?? ""} />
          <TextInput name="name" label="Name" defaultValue={edited?.name} autoComplete="off" />
        </SheetForm>
      )}
    </Section>
  );
}
