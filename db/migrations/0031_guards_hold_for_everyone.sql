-- The rules that a final result names stay with it. An active version of a template keeps its scale and its bands and
-- does not go back to being a draft; only its days may end. Deleting one took its items along unasked: they were looked
-- up by a version that was gone by then.
CREATE FUNCTION refuse_active_template_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Template version % is active and cannot change; draft a new version.', OLD.id USING ERRCODE = 'PL001';
END $$;--> statement-breakpoint
CREATE TRIGGER scorecard_template_versions_frozen BEFORE UPDATE ON scorecard_template_versions FOR EACH ROW
  WHEN (OLD.status = 'active'
    AND (OLD.id, OLD.template_id, OLD.version, OLD.status, OLD.maximum_score, OLD.minimum_coverage, OLD.bands, OLD.effective_from)
        IS DISTINCT FROM
        (NEW.id, NEW.template_id, NEW.version, NEW.status, NEW.maximum_score, NEW.minimum_coverage, NEW.bands, NEW.effective_from))
  EXECUTE FUNCTION refuse_active_template_version_change();--> statement-breakpoint
CREATE TRIGGER scorecard_template_versions_stay BEFORE DELETE ON scorecard_template_versions FOR EACH ROW
  WHEN (OLD.status = 'active') EXECUTE FUNCTION refuse_active_template_version_change();--> statement-breakpoint
-- A row may not leave an active version for another one either.
CREATE OR REPLACE FUNCTION refuse_active_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed_versions integer[] := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW.version_id] WHEN 'DELETE' THEN ARRAY[OLD.version_id]
                                ELSE ARRAY[OLD.version_id, NEW.version_id] END;
  frozen integer := (SELECT min(v.id) FROM scorecard_template_versions v WHERE v.id = ANY (changed_versions) AND v.status = 'active');
BEGIN
  IF frozen IS NOT NULL THEN
    RAISE EXCEPTION 'Template version % is active and cannot change; draft a new version.', frozen USING ERRCODE = 'PL001';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;--> statement-breakpoint

-- A saved definition of a KPI is what its results say they were scored by. Who saved it may be forgotten.
CREATE TRIGGER kpi_definition_versions_frozen BEFORE UPDATE ON kpi_definition_versions FOR EACH ROW
  WHEN ((OLD.kpi_id, OLD.version, OLD.definition, OLD.created_at)
        IS DISTINCT FROM (NEW.kpi_id, NEW.version, NEW.definition, NEW.created_at))
  EXECUTE FUNCTION refuse_rewriting();--> statement-breakpoint
CREATE FUNCTION refuse_losing_final_definitions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM evaluation_periods p
      JOIN kpi_results r ON r.period_id = p.id
      JOIN gone g ON g.kpi_id = r.kpi_id AND g.version = r.kpi_version
     WHERE p.status = 'finalized'
  ) THEN
    RAISE EXCEPTION 'A final period cannot change.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER kpi_definition_versions_final_delete AFTER DELETE ON kpi_definition_versions
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_final_definitions();--> statement-breakpoint
DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['kpi_definition_versions', 'scorecard_template_versions', 'scorecard_template_kras',
                              'scorecard_template_items', 'scorecard_template_guardrails'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_final_truncate()', kept || '_final_truncate', kept);
  END LOOP;
  FOREACH kept IN ARRAY ARRAY['bonus_exports'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', kept || '_stay_whole', kept);
  END LOOP;
END $$;--> statement-breakpoint

-- Emptying what is empty takes nothing away. Truncating has the table to itself; an older snapshot might not see its rows.
CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  holds_rows boolean := true;
BEGIN
  IF TG_OP = 'TRUNCATE' AND current_setting('transaction_isolation') = 'read committed' THEN
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', TG_RELID::regclass) INTO holds_rows;
  END IF;
  IF holds_rows THEN
    RAISE EXCEPTION 'What was written here stays as it was written.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint

-- A statement that began before a period became final would land after its digests were taken. Whoever writes holds the
-- period until their transaction ends, as the application's own writers do, and becoming final waits for them.
CREATE OR REPLACE FUNCTION refuse_final_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM evaluation_periods p WHERE p.id IN (SELECT c.period_id FROM changed c) FOR SHARE;
  IF EXISTS (SELECT FROM changed c JOIN evaluation_periods p ON p.id = c.period_id WHERE p.status = 'finalized') THEN
    RAISE EXCEPTION 'A final period cannot change.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint

-- The guards fire for everyone: session_replication_role = replica, which the owner of an embedded database may set,
-- passes over triggers that are not ALWAYS.
CREATE OR REPLACE FUNCTION seal_final_period() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sealed regclass;
BEGIN
  FOR sealed IN
    SELECT to_regclass(parent || '_p' || NEW.id) FROM unnest(ARRAY['kpi_results', 'kpi_evidence']) AS parent
  LOOP
    CONTINUE WHEN sealed IS NULL;
    EXECUTE format('CREATE TRIGGER final BEFORE INSERT OR UPDATE OR DELETE ON %s
      FOR EACH ROW EXECUTE FUNCTION refuse_final()', sealed);
    EXECUTE format('CREATE TRIGGER final_whole BEFORE TRUNCATE ON %s
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_final()', sealed);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER final', sealed);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER final_whole', sealed);
  END LOOP;
  RETURN NULL;
END $$;--> statement-breakpoint
DO $$
DECLARE
  guard record;
BEGIN
  FOR guard IN
    SELECT t.tgrelid::regclass AS guarded, t.tgname
      FROM pg_trigger t JOIN pg_proc f ON f.oid = t.tgfoid
     WHERE NOT t.tgisinternal AND t.tgenabled = 'O' AND f.pronamespace = 'public'::regnamespace
       AND (f.proname LIKE 'refuse\_%' OR f.proname IN ('seal_final_period', 'chain_audit_entry', 'move_audit_head'))
     ORDER BY 1, 2
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', guard.guarded, guard.tgname);
  END LOOP;
END $$;
