-- The end of the audit chain, kept apart from it: entries cut off at the end are missed by their number and their hash.
INSERT INTO audit_head (id, entry_count, last_id, last_hash)
SELECT 1, count(*), coalesce(max(id), 0), coalesce((SELECT hash FROM audit_entries ORDER BY id DESC LIMIT 1), '')
  FROM audit_entries;
--> statement-breakpoint
CREATE FUNCTION move_audit_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE audit_head SET
    entry_count = entry_count + (SELECT count(*) FROM added),
    last_id = (SELECT max(id) FROM added),
    last_hash = (SELECT hash FROM added ORDER BY id DESC LIMIT 1)
   WHERE EXISTS (SELECT FROM added);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_move_head AFTER INSERT ON audit_entries
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION move_audit_head();
--> statement-breakpoint
-- Only a new entry moves it: the trigger above is one level deep, a statement of its own is not.
CREATE FUNCTION refuse_audit_head_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The audit log only grows.' USING ERRCODE = 'PL002';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_head_guard BEFORE INSERT OR UPDATE OR DELETE ON audit_head
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_head_change();
--> statement-breakpoint
CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
