import type { Sql } from "postgres";

export interface Agent {
  id: number;
  name: string;
  email: string;
  alias: string;
  colleague: string;
  role: string;
  unit: string;
}

/** Somebody without an account outside support (whose figures other tests read), in a role and unit that no template names together, and a colleague of theirs. */
export async function someAgent(sql: Sql): Promise<Agent> {
  const [agent] = await sql<Agent[]>`
    WITH places AS (
      SELECT e.id, e.name, e.email, (SELECT alias FROM employee_aliases WHERE employee_id = e.id LIMIT 1) AS alias,
             j.name AS role, u.name AS unit, p.job_role_id, p.org_unit_id
        FROM employees e JOIN positions p ON p.employee_id = e.id AND p.effective_to IS NULL
        JOIN job_roles j ON j.id = p.job_role_id JOIN org_units u ON u.id = p.org_unit_id
       WHERE j.name <> 'Support specialist' AND e.hired_on < current_date - 400)
    SELECT a.id, a.name, a.email, a.alias, a.role, a.unit, c.email AS colleague
      FROM places a JOIN places c ON c.id <> a.id AND c.job_role_id = a.job_role_id AND c.org_unit_id = a.org_unit_id
     WHERE a.id NOT IN (SELECT employee_id FROM accounts WHERE employee_id IS NOT NULL)
       AND NOT EXISTS (SELECT FROM scorecard_template_mappings m
                        WHERE m.job_role_id = a.job_role_id AND m.org_unit_id = a.org_unit_id)
     ORDER BY a.id DESC, c.id LIMIT 1`;
  if (!agent) throw new Error("The demo company has nobody for this test.");
  return agent;
}

/** A Monday some months ago, after every week that there is, with days around it that could be months. */
export async function freeWeek(sql: Sql): Promise<{ monday: string }> {
  const [week] = await sql<{ monday: string }[]>`
    SELECT day::date::text AS monday
      FROM generate_series(date_trunc('week', now() - interval '11 months'), now() - interval '3 months', '1 week') day
     WHERE extract(day FROM day) BETWEEN 2 AND 8 AND day::date > ALL
           (SELECT period_start FROM evaluation_periods WHERE frequency = 'weekly') LIMIT 1`;
  if (!week) throw new Error("There is no free week for this test.");
  return week;
}

/**
 * Of the agent: 8 calls in the week, 6 solved; those that were rated and took a minute or more have a mean of 4.2. The
 * first stands minutes before the week and the second minutes after its beginning, where the organisation is.
 */
export function callsCsv({ email, alias, colleague }: Agent, monday: string): string {
  const at = (day: number, time: string) => {
    const date = new Date(`${monday}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + day);
    return `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()} ${time}`;
  };
  const rows = [
    ["K-00", email, at(-1, "23:50"), "3", "1", "open"],
    ["K-01", email, at(0, "0:10"), "4.5", "5", "solved"],
    ["K-02", alias, at(0, "9:05"), "12", "4", "solved"],
    ["K-03", email, at(1, "14:30"), "7.25", "?", "solved"],
    ["K-04", email, at(1, "15:00"), "2", "3", "open"],
    ["K-05", alias, at(2, "8:45"), "0.5", "1", "solved"],
    ["K-06", email, at(3, "16:20"), "9", "5", "solved"],
    ["K-07", email, at(4, "11:11"), "?", "?", "open"],
    ["K-08", email, at(4, "11:40"), "6", "4", "solved"],
    ["K-09", colleague, at(2, "10:00"), "5", "2", "open"],
    ["K-10", colleague, at(3, "10:00"), "5", "3", "solved"],
    ["K-11", email, at(2, "12:00"), "a while", "5", "solved"],
    ["K-12", "nobody@elsewhere.example", at(2, "12:00"), "1", "5", "solved"],
  ];
  return `${[["call_id", "agent", "called_at", "minutes", "satisfaction", "outcome"], ...rows]
    .map((row) => row.join(","))
    .join("\n")}\n`;
}
