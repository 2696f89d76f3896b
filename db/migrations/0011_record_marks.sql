-- A change to records marks the people and days it touches, in its own transaction, whoever makes it. Once a statement,
-- over all its rows: a person's days run from the first to the last of each time column, exact for a single record and
-- never too narrow for many. Owner and time columns are looked up, so that a trigger cannot fall behind its source.
CREATE FUNCTION mark_changed_records() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  source integer;
  zone text := coalesce((SELECT time_zone FROM organisations), 'UTC');
  sides text[] := CASE TG_OP WHEN 'INSERT' THEN '{new_rows}' WHEN 'DELETE' THEN '{old_rows}'
    WHEN 'UPDATE' THEN '{old_rows,new_rows}' ELSE ARRAY[format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME)] END;
  ends text;
  spans text;
  people text;
BEGIN
  SELECT s.id,
         string_agg(format('min(%1$I) AS %2$I, max(%1$I) AS %3$I', c.column_name, 'from_' || c.position, 'to_' || c.position), ', ')
           FILTER (WHERE c.is_time),
         string_agg(format(
           CASE c.data_type WHEN 'date' THEN '(%I, %I)' ELSE '((%I AT TIME ZONE $2)::date, (%I AT TIME ZONE $2)::date)' END,
           'from_' || c.position, 'to_' || c.position), ', ') FILTER (WHERE c.is_time)
    INTO source, ends, spans
    FROM sources s JOIN source_columns c ON c.source_id = s.id
   WHERE s.table_name = TG_TABLE_NAME GROUP BY s.id;
  IF ends IS NULL THEN RETURN NULL; END IF;
  SELECT string_agg(format('SELECT %1$I AS employee_id, %2$s FROM %3$s WHERE %1$I IS NOT NULL GROUP BY %1$I',
           c.column_name || '_employee_id', ends, side), ' UNION ALL ')
    INTO people
    FROM source_columns c CROSS JOIN unnest(sides) AS side WHERE c.source_id = source AND c.is_owner;
  IF people IS NULL THEN RETURN NULL; END IF;
  EXECUTE format(
    'INSERT INTO dirty_marks (source_id, employee_id, days)
     SELECT $1, p.employee_id, range_agg(daterange(
              greatest(d.first_day, date ''0001-01-01''), least(d.last_day, date ''9999-12-31'') , ''[]''))
       FROM (%s) AS p CROSS JOIN LATERAL (VALUES %s) AS d(first_day, last_day)
      WHERE d.first_day <= date ''9999-12-31'' AND d.last_day >= date ''0001-01-01''
      GROUP BY p.employee_id', people, spans) USING source, zone;
  IF FOUND THEN PERFORM pg_notify('plumbline_dirty', ''); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- The only place where record tables get their triggers: called when a table is made, and below for those there are.
CREATE FUNCTION watch_records(records_table regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER mark_inserted AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION public.mark_changed_records()', records_table);
  EXECUTE format('CREATE TRIGGER mark_updated AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION public.mark_changed_records()', records_table);
  EXECUTE format('CREATE TRIGGER mark_deleted AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION public.mark_changed_records()', records_table);
  EXECUTE format('CREATE TRIGGER mark_truncated BEFORE TRUNCATE ON %s
    FOR EACH STATEMENT EXECUTE FUNCTION public.mark_changed_records()', records_table);
END $$;
--> statement-breakpoint
SELECT watch_records(format('records.%I', table_name)::regclass) FROM sources
 WHERE to_regclass(format('records.%I', table_name)) IS NOT NULL;
--> statement-breakpoint
-- Units that move take people's figures to other ancestors: aggregates of open periods are then added up anew, not adjusted.
CREATE FUNCTION forget_rollup_sums() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE score_rollups r SET sums = NULL FROM evaluation_periods p
   WHERE p.id = r.period_id AND p.status <> 'finalized' AND r.sums IS NOT NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER org_units_moved AFTER UPDATE ON org_units FOR EACH ROW
  WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id) EXECUTE FUNCTION forget_rollup_sums();
--> statement-breakpoint
CREATE TRIGGER org_units_deleted AFTER DELETE ON org_units FOR EACH ROW EXECUTE FUNCTION forget_rollup_sums();
