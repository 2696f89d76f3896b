import { LinkButton } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Section } from "@/components/ui/section-head";
import { Tag } from "@/components/ui/tag";
import type { Calibration } from "@/lib/dashboards/calibration/calibration";
import type { ComparedGroup } from "@/lib/dashboards/calibration/four-fifths";
import { fourFifthsSentence, ratioWords } from "@/lib/dashboards/calibration/words";
import { shownCount, shownPercent } from "@/lib/dashboards/format";
import { removeGroupKindForm } from "@/lib/people/groups/actions";

interface GroupSectionProps {
  kinds: Calibration["kinds"];
  /** For those who enter groups. */
  importHref: string | undefined;
}

/** The four-fifths comparison of each kind of group. */
export function GroupSection({ kinds, importHref }: GroupSectionProps) {
  return (
    <Section
      id="h-groups"
      title="Groups"
      aside="Four-fifths rule: each group’s share at or above target, beside that of the group with the highest"
    >
      {kinds.length === 0 ? (
        <Empty
          title="No groups are entered"
          icon="people"
          action={importHref && <LinkButton href={importHref}>Groups from a file</LinkButton>}
        >
          Groups, such as gender or age band, are compared here when HR has entered who belongs to which.
          Nobody but HR sees to which group a person belongs.
        </Empty>
      ) : (
        <>
          {kinds.map((each) => (
            <Kind key={each.kind} {...each} deletes={importHref !== undefined} />
          ))}
          <p className="small mute mt3">
            A share under four fifths of the highest is generally taken as a sign of adverse impact (29 CFR
            1607.4(D)). In small groups it may be chance, and a smaller difference may matter too: it is a
            question to look into, not an answer. Groups of fewer than 5 rated people are not compared, nor is
            anybody who belongs to no group.
          </p>
        </>
      )}
    </Section>
  );
}

function Kind({ kind, result, deletes }: Calibration["kinds"][number] & { deletes: boolean }) {
  const { groups, notCompared, comparable } = result;
  return (
    <section className="mt3" aria-label={kind}>
      <div className="section-head">
        <h3>{kind}</h3>
        {deletes && (
          <ConfirmButton
            size="s"
            variant="bare"
            label={`Delete ${kind}`}
            title={`Delete the groups by ${kind}`}
            confirmLabel="Delete"
            action={removeGroupKindForm}
            fields={{ kind }}
          >
            Everything entered for this kind is deleted for good. The audit log keeps that it was there, and
            not who belonged to which group.
          </ConfirmButton>
        )}
      </div>
      <p className="mt3">{fourFifthsSentence(result)}</p>
      {comparable && (
        <DataTable
          caption={`Groups by ${kind}, highest share first`}
          rows={groups}
          rowKey={({ value }) => value}
          columns={COLUMNS}
        />
      )}
      {notCompared.length > 0 && (
        <p className="small mute">Not compared, too few people: {notCompared.join(", ")}</p>
      )}
    </section>
  );
}

const COLUMNS: Column<ComparedGroup>[] = [
  { key: "value", head: "Group", rowHeader: true, cell: ({ value }) => value },
  {
    key: "target",
    head: "At or above target",
    numeric: true,
    phoneLabel: "at or above target",
    cell: ({ rate, onTarget, rated }) => (
      <>
        <b>{shownPercent(rate)}</b>{" "}
        <span className="mute">
          {shownCount(onTarget)} of {shownCount(rated)}
        </span>
      </>
    ),
  },
  {
    key: "ratio",
    head: "Of the highest",
    numeric: true,
    phoneLabel: "of the highest",
    cell: ({ ratio }) => (ratio ? shownPercent((Number(ratio) * 100).toFixed(2)) : ""),
  },
  {
    key: "words",
    head: "Four fifths",
    cell: (group) => (group.flagged ? <Tag tone="act">{ratioWords(group)}</Tag> : ratioWords(group)),
  },
];
