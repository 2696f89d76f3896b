import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import type { CountedUnit, UnitNode } from "@/lib/people/units/tree";
import { settingsOf } from "@/lib/people/units/tree";
import { KIND_WORDS } from "./kind-words";
import { nearest } from "./nearest";

interface UnitTableProps {
  nodes: UnitNode<CountedUnit>[];
  schedules: { id: number; name: string }[];
  calendars: { id: number; name: string }[];
}

/** The units as an indented table: who is where, and which calendar and schedule hold there. */
export function UnitTable({ nodes, schedules, calendars }: UnitTableProps) {
  const units = nodes.map((node) => node.unit);
  return (
    <table className="table tree">
      <caption className="sr">Units from top to bottom</caption>
      <thead>
        <tr>
          <th scope="col">Unit</th>
          <th scope="col" className="wide">
            Code
          </th>
          <th scope="col" className="num wide">
            People here
          </th>
          <th scope="col" className="num">
            With below
          </th>
          <th scope="col" className="wide">
            Calendar
          </th>
          <th scope="col" className="wide">
            Schedule
          </th>
          <th scope="col">
            <span className="sr">Change</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {nodes.map(({ unit, depth }) => {
          const settings = settingsOf(units, unit.id);
          return (
            <tr key={unit.id}>
              <th scope="row" className="name" style={{ "--depth": depth }}>
                {unit.name}
                <span className="under">{KIND_WORDS[unit.kind]}</span>
              </th>
              <td className="wide soft code">{unit.code}</td>
              <td className="num wide">{unit.headCount.toLocaleString("en")}</td>
              <td className="num">
                <Link href={`/admin/people?unit=${unit.id}`}>{unit.totalHeadCount.toLocaleString("en")}</Link>
              </td>
              <td className="wide">
                {nearest(calendars, unit.holidayCalendarId, settings.holidayCalendarId)}
              </td>
              <td className="wide">{nearest(schedules, unit.workScheduleId, settings.workScheduleId)}</td>
              <td className="row-acts">
                <LinkButton
                  size="s"
                  variant="bare"
                  icon="plus"
                  iconOnly
                  className="wide"
                  scroll={false}
                  href={`/admin/people/units?edit=new&below=${unit.id}`}
                >
                  {`Add a unit below ${unit.name}`}
                </LinkButton>
                <LinkButton
                  size="s"
                  variant="bare"
                  icon="pen"
                  iconOnly
                  scroll={false}
                  href={`/admin/people/units?edit=${unit.id}`}
                >
                  {`Change ${unit.name}`}
                </LinkButton>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
