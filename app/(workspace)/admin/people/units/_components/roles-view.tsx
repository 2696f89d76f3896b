import Link from "next/link";
import { NamedList } from "@/components/people/named-list";
import { Empty } from "@/components/ui/empty";
import type { Db } from "@/db/client";
import { deleteJobRoleAction, saveJobRoleAction } from "@/lib/people/job-roles/actions";
import { listJobRolesWithHeadCounts } from "@/lib/people/job-roles/queries";
import { unitsPath } from "@/lib/people/units/params";

interface RolesViewProps {
  db: Db;
  onDay: string;
  edit: number | "new" | undefined;
}

export async function RolesView({ db, onDay, edit }: RolesViewProps) {
  return (
    <NamedList
      id="roles"
      title="Job roles"
      note="Scorecard templates are matched by job role"
      noun="job role"
      rows={await listJobRolesWithHeadCounts(db, onDay)}
      list={false}
      columns={[
        {
          key: "people",
          head: "People",
          numeric: true,
          cell: (role) => <Link href={`/admin/people?role=${role.id}`}>{role.headCount}</Link>,
        },
      ]}
      empty={
        <Empty title="No job roles yet" icon="tag">
          An import of people makes the roles it names.
        </Empty>
      }
      path={unitsPath("roles")}
      edit={edit}
      verb="Rename"
      idField="job_role_id"
      save={saveJobRoleAction}
      remove={deleteJobRoleAction}
      removable="Only a role that nobody has or had can be deleted."
    />
  );
}
