"use client";

import { SheetForm } from "@/components/people/sheet-form";
import { FileInput } from "@/components/ui/file-input";
import { importGroupsForm } from "@/lib/people/groups/actions";

/** Who belongs to which group, out of a file: all of it, or nothing with what is wrong in which line. */
export function GroupsFileSheet({ closeHref }: { closeHref: string }) {
  return (
    <SheetForm
      title="Groups from a file"
      note="Who belongs to which group, to compare their ratings"
      action={importGroupsForm}
      closeHref={closeHref}
      submitLabel="Enter these groups"
    >
      <FileInput
        name="file"
        label="CSV file"
        accept=".csv,text/csv"
        hint="A header row with employee (number or e-mail) and a column for each kind, such as Gender or Age band."
      />
      <p className="small mute">
        An empty cell takes the person out of that kind. People and kinds that the file does not name stay as
        they are. Only HR sees who belongs to which group; the audit log says whose groups changed, not to
        what.
      </p>
    </SheetForm>
  );
}
