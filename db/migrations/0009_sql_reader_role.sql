-- The role that runs KPIs written as SQL: it may read the schema records and nothing else. Where the migrating user may
-- not create roles (some managed databases) everything else works without it; lib/kpis/sql/reader-role.ts then refuses.
DO $$ BEGIN
  IF to_regrole('plumbline_reader') IS NULL THEN
    CREATE ROLE plumbline_reader NOLOGIN;
  END IF;
EXCEPTION
  WHEN insufficient_privilege THEN RAISE NOTICE 'The role plumbline_reader is missing: KPIs in SQL cannot be used.';
  -- Roles belong to the server: another database on it may be migrating at this moment.
  WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  IF to_regrole('plumbline_reader') IS NOT NULL THEN
    GRANT USAGE ON SCHEMA records TO plumbline_reader;
    GRANT SELECT ON ALL TABLES IN SCHEMA records TO plumbline_reader;
    ALTER DEFAULT PRIVILEGES IN SCHEMA records GRANT SELECT ON TABLES TO plumbline_reader;
    GRANT plumbline_reader TO CURRENT_USER WITH INHERIT FALSE, SET TRUE;
  END IF;
EXCEPTION
  WHEN insufficient_privilege THEN RAISE NOTICE 'The role plumbline_reader cannot be taken on: KPIs in SQL cannot be used.';
END $$;
