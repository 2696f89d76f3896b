-- Who belongs to a unit, and on which days: `[member_from, member_before)`. Members of the units below belong to it too,
-- by today's tree; a person is in one unit at a time, so nobody is a member twice on one day.
CREATE VIEW unit_members AS
WITH RECURSIVE within AS (
  SELECT id AS org_unit_id, id AS member_unit_id FROM org_units
  UNION
  SELECT w.org_unit_id, u.id FROM within w JOIN org_units u ON u.parent_id = w.member_unit_id
)
SELECT w.org_unit_id, p.employee_id,
       coalesce(greatest(p.effective_from, e.hired_on), date '-infinity') AS member_from,
       coalesce(least(p.effective_to, e.left_on + 1), date 'infinity') AS member_before
  FROM within w
  JOIN positions p ON p.org_unit_id = w.member_unit_id
  JOIN employees e ON e.id = p.employee_id
 WHERE coalesce(greatest(p.effective_from, e.hired_on) < least(p.effective_to, e.left_on + 1), true);
--> statement-breakpoint
-- KPIs whose query, or a query among the inputs of whose formula, names the record table; and the formulas over those.
CREATE FUNCTION kpis_that_query(records_table text) RETURNS TABLE (kpi_id integer) LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
  WITH RECURSIVE querying AS (
    SELECT k.id FROM kpi_definitions k
     WHERE k.calculation_type IN ('sql', 'formula')
       AND EXISTS (SELECT FROM jsonb_path_query(k.data_source, '$.**.query') AS q(text)
                    WHERE q.text #>> '{}' ~* ('\m' || records_table || '(__contributors)?\M'))
    UNION
    SELECT k.id FROM querying q JOIN kpi_definitions k ON k.calculation_type = 'formula'
       AND k.data_source @> jsonb_build_object('inputs', jsonb_build_array(
             jsonb_build_object('source', jsonb_build_object('type', 'kpi', 'kpi_id', q.id))))
  )
  SELECT id FROM querying
$$;
--> statement-breakpoint
-- As before, and: everybody who shares the record, before and after; the members of its unit on the day; and, where a
-- KPI's query reads the records, the days alone, since a query does not say whose records it counts.
CREATE OR REPLACE FUNCTION mark_changed_records() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  source integer;
  zone text := coalesce((SELECT time_zone FROM organisations), 'UTC');
  sides text[] := CASE TG_OP WHEN 'INSERT' THEN '{new_rows}' WHEN 'DELETE' THEN '{old_rows}'
    WHEN 'UPDATE' THEN '{old_rows,new_rows}' ELSE ARRAY[format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME)] END;
  ends text;
  names text;
  spans text;
  people text;
BEGIN
  SELECT s.id,
         string_agg(format('min(%1$I) AS %2$I, max(%1$I) AS %3$I', c.column_name, 'from_' || c.position, 'to_' || c.position), ', ')
           FILTER (WHERE c.is_time),
         string_agg(format('%I, %I', 'from_' || c.position, 'to_' || c.position), ', ') FILTER (WHERE c.is_time),
         string_agg(format(
           CASE c.data_type WHEN 'date' THEN '(%I, %I)' ELSE '((%I AT TIME ZONE $2)::date, (%I AT TIME ZONE $2)::date)' END,
           'from_' || c.position, 'to_' || c.position), ', ') FILTER (WHERE c.is_time)
    INTO source, ends, names, spans
    FROM sources s JOIN source_columns c ON c.source_id = s.id
   WHERE s.table_name = TG_TABLE_NAME GROUP BY s.id;
  IF ends IS NULL THEN RETURN NULL; END IF;
  SELECT string_agg(
           CASE
             WHEN c.is_contributors THEN format(
               'SELECT w.employee_id, date ''-infinity'' AS member_from, date ''infinity'' AS member_before, %2$s
                  FROM %3$s, unnest(%1$I) AS w(employee_id) GROUP BY w.employee_id',
               c.column_name || '_employee_ids', ends, side)
             WHEN c.is_team THEN format(
               'SELECT m.employee_id, m.member_from, m.member_before, %4$s
                  FROM (SELECT %1$I AS org_unit_id, %2$s FROM %3$s WHERE %1$I IS NOT NULL GROUP BY %1$I) AS u
                  JOIN unit_members m USING (org_unit_id)',
               c.column_name || '_org_unit_id', ends, side, names)
             ELSE format(
               'SELECT %1$I AS employee_id, date ''-infinity'' AS member_from, date ''infinity'' AS member_before, %2$s
                  FROM %3$s WHERE %1$I IS NOT NULL GROUP BY %1$I',
               c.column_name || '_employee_id', ends, side)
           END, ' UNION ALL ')
    INTO people
    FROM source_columns c CROSS JOIN unnest(sides) AS side
   WHERE c.source_id = source AND (c.is_owner OR c.is_contributors OR c.is_team);
  IF EXISTS (SELECT FROM kpis_that_query(TG_TABLE_NAME::text)) THEN
    SELECT concat_ws(' UNION ALL ', people, string_agg(format(
             'SELECT NULL::integer AS employee_id, date ''-infinity'' AS member_from, date ''infinity'' AS member_before, %s
                FROM %s', ends, side), ' UNION ALL '))
      INTO people FROM unnest(sides) AS side;
  END IF;
  IF people IS NULL THEN RETURN NULL; END IF;
  EXECUTE format(
    'INSERT INTO dirty_marks (source_id, employee_id, days)
     SELECT $1, p.employee_id, range_agg(daterange(
              greatest(d.first_day, p.member_from, date ''0001-01-01''),
              least(d.last_day, p.member_before - 1, date ''9999-12-31''), ''[]''))
       FROM (%s) AS p CROSS JOIN LATERAL (VALUES %s) AS d(first_day, last_day)
      WHERE d.first_day <= date ''9999-12-31'' AND d.last_day >= date ''0001-01-01''
        AND d.first_day < p.member_before AND d.last_day >= p.member_from
      GROUP BY p.employee_id', people, spans) USING source, zone;
  IF FOUND THEN PERFORM pg_notify('plumbline_dirty', ''); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A unit that moves takes its members to other units above: they gain and lose the records those own, in every open
-- period. Only where some source has records of units; final periods stand.
CREATE FUNCTION mark_moved_units() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO dirty_marks (employee_id, days)
  SELECT m.employee_id, range_agg(daterange(m.member_from, m.member_before) * daterange(p.period_start, p.period_end))
    FROM unit_members m
    JOIN evaluation_periods p ON p.status <> 'finalized'
     AND daterange(m.member_from, m.member_before) && daterange(p.period_start, p.period_end)
   WHERE m.org_unit_id = NEW.id AND EXISTS (SELECT FROM source_columns c WHERE c.is_team)
   GROUP BY m.employee_id;
  IF FOUND THEN PERFORM pg_notify('plumbline_dirty', ''); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER org_units_members_moved AFTER UPDATE ON org_units FOR EACH ROW
  WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id) EXECUTE FUNCTION mark_moved_units();
