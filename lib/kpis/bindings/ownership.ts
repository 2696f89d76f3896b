import { contributorColumns, ownerIdColumn, unitIdColumn } from "@/lib/sources/record-table";
import type { BindingRule, BindingSource } from "../types";
import { columnOf } from "./columns";
import { bound, type Fragment, identifier, sql } from "./sql-fragment";

/** Whose a record is, as parts of a statement over `records.<source> AS r`. */
export interface CompiledOwnership {
  /** Stands behind the record table; nothing where the record itself holds its owner. */
  join: Fragment;
  employeeId: Fragment;
  /** The part of the record that is this person's, from 0 to 1; null: each has it whole. */
  share: Fragment | null;
  /** Conditions that come before the period's, and after it. */
  known: Fragment[];
  only: Fragment[];
}

interface OwnershipOptions {
  employeeIds?: readonly number[];
  /** One row for all: a record is there once, with the shares of those asked for added up. */
  pooled: boolean;
}

/**
 * A person's record is theirs. A shared record is each contributor's by their share. A unit's record is every member's,
 * whole, of the unit and the units below it on the day of the record's time in the organisation's time zone.
 */
export function compileOwnership(
  rule: BindingRule,
  source: BindingSource,
  { employeeIds, pooled }: OwnershipOptions,
): CompiledOwnership {
  const column = columnOf(source, rule.ownershipRule);
  const people = employeeIds && bound(`{${employeeIds.join(",")}}`, "integer[]");
  switch (column.ownership) {
    case "contributors":
      return ofContributors(column.name, people, pooled);
    case "team":
      return ofTeam(isMember(rule, source), people, pooled);
    default: {
      const owner = sql`r.${identifier(ownerIdColumn(column.name))}`;
      return {
        join: [],
        employeeId: owner,
        share: null,
        known: pooled ? [] : [sql`${owner} IS NOT NULL`],
        only: people ? [sql`${owner} = ANY (${people})`] : [],
      };
    }
  }
}

type People = ReturnType<typeof bound> | undefined;

function ofContributors(column: string, people: People, pooled: boolean): CompiledOwnership {
  const names = contributorColumns(column);
  const ids = sql`r.${identifier(names.employeeIds)}`;
  const pairs = sql`unnest(${ids}, r.${identifier(names.shares)})`;
  // By this an index finds the records of a few people; the other picks their part of each.
  const theirs = people ? [sql`${ids} && ${people}`] : [];
  if (pooled && !people) return { join: [], employeeId: ["0"], share: null, known: [], only: [] };
  if (pooled && people) {
    const join = sql`
         CROSS JOIN LATERAL (
           SELECT sum(u.share) AS share FROM ${pairs} AS u(employee_id, share) WHERE u.employee_id = ANY (${people})
         ) AS c`;
    return { join, employeeId: ["0"], share: ["c.share"], known: [], only: theirs };
  }
  return {
    join: sql`
         CROSS JOIN LATERAL ${pairs} AS c(employee_id, share)`,
    employeeId: ["c.employee_id"],
    share: ["c.share"],
    known: [],
    only: people ? [...theirs, sql`c.employee_id = ANY (${people})`] : [],
  };
}

function ofTeam(belongs: Fragment, people: People, pooled: boolean): CompiledOwnership {
  if (pooled) {
    const only = people
      ? [
          sql`EXISTS (SELECT FROM public.unit_members AS m WHERE ${belongs} AND m.employee_id = ANY (${people}))`,
        ]
      : [];
    return { join: [], employeeId: ["0"], share: null, known: [], only };
  }
  return {
    join: sql`
          JOIN public.unit_members AS m ON ${belongs}`,
    employeeId: ["m.employee_id"],
    share: null,
    known: [],
    only: people ? [sql`m.employee_id = ANY (${people})`] : [],
  };
}

/** Whether `m` belongs to the record's unit on the day of the record's time, by the organisation's calendar. */
function isMember(rule: BindingRule, source: BindingSource): Fragment {
  const unit = sql`r.${identifier(unitIdColumn(columnOf(source, rule.ownershipRule).name))}`;
  const { name, type } = columnOf(source, rule.timeColumn);
  const time = sql`r.${identifier(name)}`;
  const day =
    type === "date"
      ? time
      : sql`(${time} AT TIME ZONE coalesce((SELECT o.time_zone FROM public.organisations AS o), 'UTC'))::date`;
  return sql`m.org_unit_id = ${unit} AND m.member_from <= ${day} AND m.member_before > ${day}`;
}

/** Whether a record is one person's, or partly theirs. */
export function isOwnedBy(rule: BindingRule, source: BindingSource, employeeId: number): Fragment {
  const column = columnOf(source, rule.ownershipRule);
  const id = String(employeeId);
  switch (column.ownership) {
    case "contributors":
      return sql`r.${identifier(contributorColumns(column.name).employeeIds)} && ${bound(`{${id}}`, "integer[]")}`;
    case "team":
      return sql`EXISTS (SELECT FROM public.unit_members AS m WHERE ${isMember(rule, source)}
      AND m.employee_id = ${bound(id, "bigint")})`;
    default:
      return sql`r.${identifier(ownerIdColumn(column.name))} = ${bound(id, "bigint")}`;
  }
}

/** What a record counts for one person, decimal text from 0 to 1; null where records are not shared. */
export function shareOf(rule: BindingRule, source: BindingSource, employeeId: number): Fragment | null {
  const column = columnOf(source, rule.ownershipRule);
  if (column.ownership !== "contributors") return null;
  const { employeeIds, shares } = contributorColumns(column.name);
  return sql`(SELECT trim_scale(u.share)::text FROM unnest(r.${identifier(employeeIds)}, r.${identifier(shares)}) AS u(employee_id, share)
    WHERE u.employee_id = ${bound(String(employeeId), "bigint")})`;
}
