import type { ComponentProps, ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import { TextInput } from "@/components/ui/text-input";
import { SheetForm } from "./sheet-form";

interface Named {
  id: number;
  name: string;
}

interface NamedListProps<Row extends Named> {
  id: string;
  title: string;
  note: string;
  /** One of them in a sentence: "calendar". */
  noun: string;
  rows: readonly Row[];
  /** Between the name and the way to change it. */
  columns: Column<Row>[];
  /** Becomes entries on a phone; false keeps it a table. */
  list?: boolean;
  empty: ReactNode;
  /** Where the list is without the sheet. */
  path: string;
  /** Whose sheet is open. */
  edit: number | "new" | undefined;
  /** "Rename" where the name is all there is to change. */
  verb?: "Change" | "Rename";
  /** The field that carries the id. */
  idField: string;
  save: ComponentProps<typeof SheetForm>["action"];
  remove: ComponentProps<typeof ConfirmButton>["action"];
  /** Which of them can be deleted, as a sentence. */
  removable: string;
  /** Beside the name; undefined: of a new one. */
  fields?: (row: Row | undefined) => ReactNode;
}

/** A list of named things with a sheet that adds, changes and deletes them. */
export function NamedList<Row extends Named>(props: NamedListProps<Row>) {
  const { id, title, note, noun, rows, columns, list, empty, path, edit, verb = "Change" } = props;
  const edited = rows.find((row) => row.id === edit);
  return (
    <Section
      id={id}
      title={title}
      note={note}
      action={
        <LinkButton size="s" icon="plus" scroll={false} href={`${path}&edit=new`}>
          {`Add a ${noun}`}
        </LinkButton>
      }
      first
    >
      <DataTable
        caption={`${title} by name`}
        rows={rows}
        rowKey={(row) => String(row.id)}
        list={list}
        columns={[
          { key: "name", head: capital(noun), rowHeader: true, cell: (row) => row.name },
          ...columns,
          {
            key: "change",
            head: "Change",
            headHidden: true,
            className: "row-acts",
            cell: (row) => (
              <LinkButton
                size="s"
                variant="bare"
                icon="pen"
                iconOnly
                scroll={false}
                href={`${path}&edit=${row.id}`}
              >
                {`${verb} ${row.name}`}
              </LinkButton>
            ),
          },
        ]}
        empty={empty}
      />
      {(edited || edit === "new") && <NamedSheet {...props} key={edited?.id ?? "new"} row={edited} />}
    </Section>
  );
}

function NamedSheet<Row extends Named>({ row, ...list }: NamedListProps<Row> & { row: Row | undefined }) {
  const { noun, verb = "Change", path, idField, save, remove, removable, fields } = list;
  const change = verb === "Rename" ? "Rename" : `Save ${noun}`;
  return (
    <SheetForm
      title={row ? `${verb} ${row.name}` : `Add a ${noun}`}
      action={save}
      closeHref={path}
      submitLabel={row ? change : `Add ${noun}`}
      aside={
        row && (
          <ConfirmButton
            label="Delete"
            variant="bare"
            title={`Delete ${row.name}?`}
            confirmLabel={`Delete ${noun}`}
            action={remove}
            fields={{ [idField]: String(row.id) }}
          >
            {removable}
          </ConfirmButton>
        )
      }
    >
      <input type="hidden" name={idField} value={row?.id ?? ""} />
      <TextInput name="name" label="Name" defaultValue={row?.name} autoComplete="off" />
      {fields?.(row)}
    </SheetForm>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
