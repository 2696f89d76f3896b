import Link from "next/link";
import { Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section-head";
import { shownDay } from "@/lib/dashboards/dates";
import type { Person } from "@/lib/people/profile/queries";

export function FactsSection({ person }: { person: Person }) {
  const { employeeId, directReports } = person;
  return (
    <Section id="facts" title="Facts" first>
      <div className="person-facts">
        <Facts
          items={[
            { label: "Number", value: person.employeeNumber },
            { label: "E-mail", value: person.email ? breakable(person.email) : "Not recorded" },
            { label: "First day", value: person.hiredOn ? shownDay(person.hiredOn) : "Not recorded" },
            ...(person.leftOn ? [{ label: "Last day", value: shownDay(person.leftOn) }] : []),
            { label: "Time zone", value: person.timeZone ?? "The unit’s" },
            { label: "Work schedule", value: person.workSchedule?.name ?? "The unit’s" },
            {
              label: "Direct reports",
              value:
                directReports > 0 ? (
                  <Link href={`/admin/people?manager=${employeeId}`}>{directReports}</Link>
                ) : (
                  "None"
                ),
            },
          ]}
        />
      </div>
    </Section>
  );
}

/** A long address breaks after its name, not within a word. */
function breakable(email: string) {
  const [name, host] = email.split("@");
  return (
    <>
      {name}@<wbr />
      {host}
    </>
  );
}
