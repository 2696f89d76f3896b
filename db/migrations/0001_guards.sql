CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- Record tables, one a source, live apart: a role that may read records need not read anything else.
CREATE SCHEMA IF NOT EXISTS records;
--> statement-breakpoint
ALTER TABLE positions ADD CONSTRAINT positions_no_overlap
  EXCLUDE USING gist (employee_id WITH =, daterange(effective_from, effective_to) WITH &&);
--> statement-breakpoint
ALTER TABLE reporting_lines ADD CONSTRAINT reporting_lines_no_overlap
  EXCLUDE USING gist (employee_id WITH =, daterange(effective_from, effective_to) WITH &&) WHERE (kind = 'direct');
--> statement-breakpoint
ALTER TABLE reporting_lines ADD CONSTRAINT reporting_lines_no_duplicate
  EXCLUDE USING gist (employee_id WITH =, manager_id WITH =, daterange(effective_from, effective_to) WITH &&);
--> statement-breakpoint
-- Everyone below a manager on a day, over direct and dotted lines. UNION ends even if lines were to close a loop.
CREATE FUNCTION reports_of(manager integer, on_day date) RETURNS SETOF integer
LANGUAGE sql STABLE ROWS 50 AS $$
  WITH RECURSIVE below(employee_id) AS (
    SELECT l.employee_id FROM reporting_lines l
     WHERE l.manager_id = manager AND daterange(l.effective_from, l.effective_to) @> on_day
    UNION
    SELECT l.employee_id FROM below b JOIN reporting_lines l ON l.manager_id = b.employee_id
     WHERE daterange(l.effective_from, l.effective_to) @> on_day
  )
  SELECT employee_id FROM below
$$;
--> statement-breakpoint
-- Rule tables of a template version stay as they were activated.
CREATE FUNCTION refuse_active_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  version integer := CASE WHEN TG_OP = 'DELETE' THEN OLD.version_id ELSE NEW.version_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM scorecard_template_versions v WHERE v.id = version AND v.status = 'active') THEN
    RAISE EXCEPTION 'Template version % is active and cannot change; draft a new version.', version USING ERRCODE = 'PL001';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER scorecard_template_items_frozen BEFORE INSERT OR UPDATE OR DELETE ON scorecard_template_items
  FOR EACH ROW EXECUTE FUNCTION refuse_active_version_change();
--> statement-breakpoint
CREATE TRIGGER scorecard_template_kras_frozen BEFORE INSERT OR UPDATE OR DELETE ON scorecard_template_kras
  FOR EACH ROW EXECUTE FUNCTION refuse_active_version_change();
--> statement-breakpoint
CREATE TRIGGER scorecard_template_guardrails_frozen BEFORE INSERT OR UPDATE OR DELETE ON scorecard_template_guardrails
  FOR EACH ROW EXECUTE FUNCTION refuse_active_version_change();
--> statement-breakpoint
-- Audit: each entry carries the hash of the one before it. The lock makes the order of the chain the order of commits.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'Audit entries need READ COMMITTED: an older snapshot would fork the chain.' USING ERRCODE = 'PL002';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('audit_entries'));
  NEW.id := nextval(pg_get_serial_sequence('audit_entries', 'id'));
  NEW.previous_hash := coalesce((SELECT hash FROM audit_entries ORDER BY id DESC LIMIT 1), '');
  NEW.hash := encode(sha256(convert_to(jsonb_build_array(
    NEW.previous_hash, NEW.id, to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), NEW.actor_kind, NEW.actor_id,
    NEW.actor_label, NEW.action, NEW.entity_type, NEW.entity_id, NEW.employee_id, NEW.before, NEW.after, NEW.reason, NEW.address
  )::text, 'UTF8')), 'hex');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_chain BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
--> statement-breakpoint
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log only grows.' USING ERRCODE = 'PL002';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
