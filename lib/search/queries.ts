import { and, asc, eq, exists, ilike, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { kpiDefinitions } from "@/db/schema/kpis";
import { employees } from "@/db/schema/people";
import { kpiResults } from "@/db/schema/results";
import { allows, PAGES } from "@/lib/access/matrix";
import { navigationFor } from "@/lib/access/navigation";
import { type Scope, withinScope } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";

export interface SearchResult {
  kind: "Person" | "KPI" | "Page";
  label: string;
  detail: string;
  href: string;
}

const MOST = 10;

/** What the viewer may open whose name, number or e-mail begins with the words, or has a word that does. At most 10. */
export async function search(
  db: Db,
  who: { viewer: Viewer; scope: Scope },
  words: string,
): Promise<SearchResult[]> {
  const query = words.trim().slice(0, 100);
  if (!query) return [];
  const [people, kpis] = await Promise.all([findPeople(db, who, query), findKpis(db, who.viewer, query)]);
  return [...findPages(who.viewer, query), ...people, ...kpis].slice(0, MOST);
}

async function findPeople(db: Db, { viewer, scope }: { viewer: Viewer; scope: Scope }, query: string) {
  // Whoever edits people finds all of them; it opens the person's entry, not their figures.
  const edits = allows(PAGES["/admin/people/[employeeId]"], viewer.roles);
  const leads = allows(PAGES["/team/[employeeId]"], viewer.roles);
  const found = await db
    .select({
      id: employees.id,
      name: employees.name,
      number: employees.employeeNumber,
      email: employees.email,
      seen: sql<boolean>`${withinScope(scope, employees.id)}`,
    })
    .from(employees)
    .where(
      and(
        edits ? undefined : withinScope(scope, employees.id),
        or(
          beginsAWord(employees.name, query),
          begins(employees.employeeNumber, query),
          begins(employees.email, query),
        ),
      ),
    )
    .orderBy(asc(employees.name), asc(employees.id))
    .limit(MOST);
  return found.map((person): SearchResult => {
    const own = person.id === viewer.employeeId;
    const href = own ? "/me" : leads && person.seen ? `/team/${person.id}` : `/admin/people/${person.id}`;
    return {
      kind: "Person",
      label: person.name,
      detail: [person.number, person.email].filter(Boolean).join(" · "),
      href,
    };
  });
}

async function findKpis(db: Db, viewer: Viewer, query: string) {
  const configures = allows(PAGES["/admin/kpis/[kpiId]"], viewer.roles);
  if (!configures && viewer.employeeId === null) return [];
  const mine = db
    .select({ one: sql`1` })
    .from(kpiResults)
    .where(and(eq(kpiResults.kpiId, kpiDefinitions.id), eq(kpiResults.employeeId, viewer.employeeId ?? 0)));
  const found = await db
    .select({
      id: kpiDefinitions.id,
      name: kpiDefinitions.name,
      category: kpiDefinitions.category,
    })
    .from(kpiDefinitions)
    .where(and(beginsAWord(kpiDefinitions.name, query), configures ? undefined : exists(mine)))
    .orderBy(asc(kpiDefinitions.name))
    .limit(MOST);
  return found.map(
    (kpi): SearchResult => ({
      kind: "KPI",
      label: kpi.name,
      detail: kpi.category,
      href: configures ? `/admin/kpis/${kpi.id}` : `/me/kpis/${kpi.id}`,
    }),
  );
}

function findPages(viewer: Viewer, query: string): SearchResult[] {
  const wanted = query.toLowerCase();
  return navigationFor(viewer).flatMap((group) =>
    group.items
      .filter((item) =>
        item.label
          .toLowerCase()
          .split(" ")
          .some((word) => word.startsWith(wanted)),
      )
      .map((item) => ({
        kind: "Page" as const,
        label: item.label,
        detail: group.label ?? "",
        href: item.href,
      })),
  );
}

const begins = (column: AnyPgColumn, query: string): SQL => ilike(column, `${literal(query)}%`);

const beginsAWord = (column: AnyPgColumn, query: string): SQL | undefined =>
  or(begins(column, query), ilike(column, `% ${literal(query)}%`));

/** What was typed stands for itself, not for a pattern. */
const literal = (query: string) => query.replace(/[\\%_]/g, "\\$&");
