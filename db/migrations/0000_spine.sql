CREATE TYPE "public"."role" AS ENUM('employee', 'manager', 'hr', 'admin', 'exec', 'trainer');--> statement-breakpoint
CREATE TYPE "public"."actor_kind" AS ENUM('account', 'job', 'command');--> statement-breakpoint
CREATE TYPE "public"."job_run_status" AS ENUM('queued', 'running', 'done', 'failed');--> statement-breakpoint
CREATE TYPE "public"."job_trigger" AS ENUM('timetable', 'person', 'event');--> statement-breakpoint
CREATE TYPE "public"."aggregation" AS ENUM('count', 'sum', 'avg', 'min', 'max', 'median', 'percentile', 'ratio', 'distinct');--> statement-breakpoint
CREATE TYPE "public"."calculation_type" AS ENUM('binding', 'sql', 'formula', 'manual');--> statement-breakpoint
CREATE TYPE "public"."direction" AS ENUM('higher_is_better', 'lower_is_better', 'target_band');--> statement-breakpoint
CREATE TYPE "public"."empty_meaning" AS ENUM('missing', 'zero');--> statement-breakpoint
CREATE TYPE "public"."frequency" AS ENUM('daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'custom');--> statement-breakpoint
CREATE TYPE "public"."missing_policy" AS ENUM('exclude', 'zero', 'hold');--> statement-breakpoint
CREATE TYPE "public"."target_type" AS ENUM('numeric', 'percent', 'duration', 'count', 'currency');--> statement-breakpoint
CREATE TYPE "public"."template_version_status" AS ENUM('draft', 'active');--> statement-breakpoint
CREATE TYPE "public"."org_unit_kind" AS ENUM('company', 'division', 'department', 'team');--> statement-breakpoint
CREATE TYPE "public"."reporting_kind" AS ENUM('direct', 'dotted');--> statement-breakpoint
CREATE TYPE "public"."kpi_result_status" AS ENUM('scored', 'held', 'zeroed', 'no_data', 'insufficient_records');--> statement-breakpoint
CREATE TYPE "public"."period_status" AS ENUM('open', 'in_review', 'finalized');--> statement-breakpoint
CREATE TYPE "public"."rating_band" AS ENUM('above', 'on', 'near', 'below', 'insufficient_data', 'not_scored');--> statement-breakpoint
CREATE TYPE "public"."rollup_subject" AS ENUM('unit', 'manager');--> statement-breakpoint
CREATE TYPE "public"."run_stage" AS ENUM('waiting', 'matching', 'measuring', 'scoring', 'storing', 'rollups', 'finished');--> statement-breakpoint
CREATE TYPE "public"."run_status" AS ENUM('queued', 'running', 'done', 'failed');--> statement-breakpoint
CREATE TYPE "public"."run_trigger" AS ENUM('screen', 'api', 'timetable', 'command');--> statement-breakpoint
CREATE TYPE "public"."scorecard_status" AS ENUM('draft', 'review', 'final');--> statement-breakpoint
CREATE TYPE "public"."column_type" AS ENUM('text', 'integer', 'decimal', 'boolean', 'date', 'timestamp');--> statement-breakpoint
CREATE TYPE "public"."import_kind" AS ENUM('records', 'people');--> statement-breakpoint
CREATE TYPE "public"."import_status" AS ENUM('uploading', 'ready', 'queued', 'running', 'done', 'failed');--> statement-breakpoint
CREATE TYPE "public"."source_origin" AS ENUM('builtin', 'csv');--> statement-breakpoint
CREATE TYPE "public"."unknown_owner_policy" AS ENUM('reject', 'create', 'keep');--> statement-breakpoint
CREATE TABLE "account_roles" (
	"account_id" integer NOT NULL,
	"role" "role" NOT NULL,
	CONSTRAINT "account_roles_account_id_role_pk" PRIMARY KEY("account_id","role")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"name" text NOT NULL,
	"employee_id" integer,
	"password_hash" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	"session_version" integer DEFAULT 1 NOT NULL,
	"disabled_at" timestamp with time zone,
	"last_signed_in_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_employee_id_unique" UNIQUE("employee_id")
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_tokens_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"account_id" integer NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"prefix" text NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_tokens_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_in_attempts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email_key" text NOT NULL,
	"address" text NOT NULL,
	"succeeded" boolean NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_kind" "actor_kind" NOT NULL,
	"actor_id" integer,
	"actor_label" text NOT NULL,
	"action" text NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" text NOT NULL,
	"employee_id" integer,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"address" text,
	"previous_hash" text DEFAULT '' NOT NULL,
	"hash" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job_runs" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "job_runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"job" text NOT NULL,
	"slot_at" timestamp with time zone,
	"trigger" "job_trigger" NOT NULL,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"requested_by" integer,
	"status" "job_run_status" DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"summary" text,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "job_runs_slot_key" UNIQUE("job","slot_at")
);
--> statement-breakpoint
CREATE TABLE "kpi_bindings" (
	"kpi_id" integer PRIMARY KEY NOT NULL,
	"source_id" integer NOT NULL,
	"aggregation" "aggregation" NOT NULL,
	"filter_json" jsonb NOT NULL,
	"measure_json" jsonb,
	"percentile" numeric(5, 4),
	"formula_json" jsonb,
	"ownership_rule" text NOT NULL,
	"time_column" text NOT NULL,
	"empty_means" "empty_meaning" DEFAULT 'missing' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kpi_definition_versions" (
	"kpi_id" integer NOT NULL,
	"version" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "kpi_definition_versions_kpi_id_version_pk" PRIMARY KEY("kpi_id","version")
);
--> statement-breakpoint
CREATE TABLE "kpi_definitions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "kpi_definitions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"category" text DEFAULT '' NOT NULL,
	"calculation_type" "calculation_type" NOT NULL,
	"target_type" "target_type" NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"direction" "direction" NOT NULL,
	"target" jsonb NOT NULL,
	"scoring_method" jsonb NOT NULL,
	"weight_default" numeric(7, 4) DEFAULT '0' NOT NULL,
	"aggregation_period" "frequency" DEFAULT 'monthly' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "kpi_definitions_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "kra_definitions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "kra_definitions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"weight_default" numeric(7, 4) DEFAULT '0' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "kra_definitions_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "scorecard_template_guardrails" (
	"version_id" integer NOT NULL,
	"primary_kpi_id" integer NOT NULL,
	"guardrail_kpi_id" integer NOT NULL,
	"threshold" numeric(12, 4) NOT NULL,
	"cap_score" numeric(12, 4) NOT NULL,
	CONSTRAINT "scorecard_template_guardrails_version_id_primary_kpi_id_guardrail_kpi_id_pk" PRIMARY KEY("version_id","primary_kpi_id","guardrail_kpi_id")
);
--> statement-breakpoint
CREATE TABLE "scorecard_template_items" (
	"version_id" integer NOT NULL,
	"kpi_id" integer NOT NULL,
	"kra_id" integer NOT NULL,
	"weight" numeric(7, 4) NOT NULL,
	"position" integer NOT NULL,
	"target_override" jsonb,
	"scoring_method_override" jsonb,
	"missing_policy" "missing_policy" DEFAULT 'exclude' NOT NULL,
	"min_records" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "scorecard_template_items_version_id_kpi_id_pk" PRIMARY KEY("version_id","kpi_id")
);
--> statement-breakpoint
CREATE TABLE "scorecard_template_kras" (
	"version_id" integer NOT NULL,
	"kra_id" integer NOT NULL,
	"weight" numeric(7, 4) NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "scorecard_template_kras_version_id_kra_id_pk" PRIMARY KEY("version_id","kra_id")
);
--> statement-breakpoint
CREATE TABLE "scorecard_template_mappings" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "scorecard_template_mappings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"template_id" integer NOT NULL,
	"job_role_id" integer,
	"org_unit_id" integer,
	CONSTRAINT "scorecard_template_mappings_key" UNIQUE NULLS NOT DISTINCT("template_id","job_role_id","org_unit_id")
);
--> statement-breakpoint
CREATE TABLE "scorecard_template_versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "scorecard_template_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"template_id" integer NOT NULL,
	"version" integer NOT NULL,
	"status" "template_version_status" DEFAULT 'draft' NOT NULL,
	"effective_from" date,
	"effective_to" date,
	"maximum_score" numeric(12, 4) DEFAULT '150' NOT NULL,
	"minimum_coverage" numeric(7, 4) DEFAULT '60' NOT NULL,
	"bands" jsonb DEFAULT '{"above":"105","on":"85","near":"70"}'::jsonb NOT NULL,
	"activated_at" timestamp with time zone,
	"activated_by" integer,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scorecard_template_versions_key" UNIQUE("template_id","version"),
	CONSTRAINT "scorecard_template_versions_range" CHECK ("scorecard_template_versions"."effective_to" > "scorecard_template_versions"."effective_from")
);
--> statement-breakpoint
CREATE TABLE "scorecard_templates" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "scorecard_templates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"frequency" "frequency",
	"is_active" boolean DEFAULT true NOT NULL,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scorecard_templates_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "employee_aliases" (
	"alias_key" text PRIMARY KEY NOT NULL,
	"alias" text NOT NULL,
	"employee_id" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "employees" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "employees_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"employee_number" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"time_zone" text,
	"work_schedule_id" integer,
	"hired_on" date,
	"left_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "employees_employee_number_unique" UNIQUE("employee_number"),
	CONSTRAINT "employees_left_after_hired" CHECK ("employees"."left_on" >= "employees"."hired_on")
);
--> statement-breakpoint
CREATE TABLE "holiday_calendars" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "holiday_calendars_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	CONSTRAINT "holiday_calendars_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "holidays" (
	"calendar_id" integer NOT NULL,
	"date" date NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "holidays_calendar_id_date_pk" PRIMARY KEY("calendar_id","date")
);
--> statement-breakpoint
CREATE TABLE "job_roles" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "job_roles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	CONSTRAINT "job_roles_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "org_units" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "org_units_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" "org_unit_kind" NOT NULL,
	"parent_id" integer,
	"time_zone" text,
	"holiday_calendar_id" integer,
	"work_schedule_id" integer,
	CONSTRAINT "org_units_code_unique" UNIQUE("code"),
	CONSTRAINT "org_units_not_own_parent" CHECK ("org_units"."parent_id" <> "org_units"."id")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisations_single_row" CHECK ("organisations"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "positions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"employee_id" integer NOT NULL,
	"org_unit_id" integer,
	"job_role_id" integer,
	"effective_from" date,
	"effective_to" date,
	CONSTRAINT "positions_range" CHECK ("positions"."effective_to" > "positions"."effective_from")
);
--> statement-breakpoint
CREATE TABLE "reporting_lines" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reporting_lines_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"employee_id" integer NOT NULL,
	"manager_id" integer NOT NULL,
	"kind" "reporting_kind" DEFAULT 'direct' NOT NULL,
	"effective_from" date,
	"effective_to" date,
	CONSTRAINT "reporting_lines_not_self" CHECK ("reporting_lines"."employee_id" <> "reporting_lines"."manager_id"),
	CONSTRAINT "reporting_lines_range" CHECK ("reporting_lines"."effective_to" > "reporting_lines"."effective_from")
);
--> statement-breakpoint
CREATE TABLE "work_schedules" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "work_schedules_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"windows" jsonb NOT NULL,
	CONSTRAINT "work_schedules_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "compute_run_statements" (
	"run_id" integer NOT NULL,
	"kpi_id" integer NOT NULL,
	"kpi_version" integer NOT NULL,
	"statement" text NOT NULL,
	"people_count" integer NOT NULL,
	"record_count" bigint NOT NULL,
	"duration_ms" integer NOT NULL,
	CONSTRAINT "compute_run_statements_run_id_kpi_id_pk" PRIMARY KEY("run_id","kpi_id")
);
--> statement-breakpoint
CREATE TABLE "compute_runs" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "compute_runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"period_id" integer NOT NULL,
	"trigger" "run_trigger" NOT NULL,
	"requested_by" integer,
	"employee_ids" integer[],
	"status" "run_status" DEFAULT 'queued' NOT NULL,
	"stage" "run_stage" DEFAULT 'waiting' NOT NULL,
	"stage_done" integer DEFAULT 0 NOT NULL,
	"stage_total" integer DEFAULT 0 NOT NULL,
	"people_count" integer DEFAULT 0 NOT NULL,
	"scored_count" integer DEFAULT 0 NOT NULL,
	"result_count" integer DEFAULT 0 NOT NULL,
	"record_count" bigint DEFAULT 0 NOT NULL,
	"warnings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"fingerprint" text,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "employee_scorecard_instances" (
	"employee_id" integer NOT NULL,
	"period_id" integer NOT NULL,
	"template_version_id" integer,
	"org_unit_id" integer,
	"manager_id" integer,
	"job_role_id" integer,
	"status" "scorecard_status" DEFAULT 'draft' NOT NULL,
	"run_id" integer NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "employee_scorecard_instances_period_id_employee_id_pk" PRIMARY KEY("period_id","employee_id")
);
--> statement-breakpoint
CREATE TABLE "evaluation_periods" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "evaluation_periods_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"frequency" "frequency" NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"status" "period_status" DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evaluation_periods_key" UNIQUE("frequency","period_start","period_end")
);
--> statement-breakpoint
CREATE TABLE "kpi_evidence" (
	"period_id" integer NOT NULL,
	"employee_id" integer NOT NULL,
	"kpi_id" integer NOT NULL,
	"record_count" integer NOT NULL,
	"record_ids" bigint[],
	"numerator_ids" bigint[],
	"digest" text,
	CONSTRAINT "kpi_evidence_period_id_employee_id_kpi_id_pk" PRIMARY KEY("period_id","employee_id","kpi_id")
) PARTITION BY LIST ("period_id");
--> statement-breakpoint
CREATE TABLE "kpi_results" (
	"period_id" integer NOT NULL,
	"employee_id" integer NOT NULL,
	"kpi_id" integer NOT NULL,
	"kra_id" integer NOT NULL,
	"kpi_version" integer NOT NULL,
	"status" "kpi_result_status" NOT NULL,
	"actual_value" numeric(24, 6),
	"numerator_value" numeric(24, 6),
	"denominator_value" numeric(24, 6),
	"record_count" integer NOT NULL,
	"target" jsonb NOT NULL,
	"attainment" numeric(18, 6),
	"raw_score" numeric(12, 4),
	"score" numeric(12, 4),
	"weight" numeric(7, 4) NOT NULL,
	"weighted_score" numeric(12, 4),
	"guardrail_kpi_id" integer,
	"guardrail_cap" numeric(12, 4),
	"held_from_period_id" integer,
	"band" "rating_band" NOT NULL,
	CONSTRAINT "kpi_results_period_id_employee_id_kpi_id_pk" PRIMARY KEY("period_id","employee_id","kpi_id")
) PARTITION BY LIST ("period_id");
--> statement-breakpoint
CREATE TABLE "kra_results" (
	"period_id" integer NOT NULL,
	"employee_id" integer NOT NULL,
	"kra_id" integer NOT NULL,
	"score" numeric(12, 4),
	"weight" numeric(7, 4) NOT NULL,
	"covered_weight" numeric(7, 4) NOT NULL,
	"weighted_score" numeric(12, 4),
	"band" "rating_band" NOT NULL,
	CONSTRAINT "kra_results_period_id_employee_id_kra_id_pk" PRIMARY KEY("period_id","employee_id","kra_id")
);
--> statement-breakpoint
CREATE TABLE "performance_results" (
	"period_id" integer NOT NULL,
	"employee_id" integer NOT NULL,
	"total_score" numeric(12, 4),
	"rating_band" "rating_band" NOT NULL,
	"coverage" numeric(7, 4) NOT NULL,
	"kpi_count" integer NOT NULL,
	"scored_kpi_count" integer NOT NULL,
	"record_count" integer NOT NULL,
	"previous_score" numeric(12, 4),
	"has_guardrail_hit" boolean DEFAULT false NOT NULL,
	"run_id" integer NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "performance_results_period_id_employee_id_pk" PRIMARY KEY("period_id","employee_id")
);
--> statement-breakpoint
CREATE TABLE "score_rollups" (
	"period_id" integer NOT NULL,
	"subject" "rollup_subject" NOT NULL,
	"subject_id" integer NOT NULL,
	"people_count" integer NOT NULL,
	"scored_count" integer NOT NULL,
	"mean_score" numeric(12, 4),
	"mean_coverage" numeric(7, 4),
	"band_counts" jsonb NOT NULL,
	"kra_means" jsonb NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "score_rollups_period_id_subject_subject_id_pk" PRIMARY KEY("period_id","subject","subject_id")
);
--> statement-breakpoint
CREATE TABLE "import_files" (
	"import_id" integer NOT NULL,
	"seq" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "import_files_import_id_seq_pk" PRIMARY KEY("import_id","seq")
);
--> statement-breakpoint
CREATE TABLE "import_rejected_rows" (
	"import_id" integer NOT NULL,
	"line" integer NOT NULL,
	"reason" text NOT NULL,
	"raw" text NOT NULL,
	CONSTRAINT "import_rejected_rows_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "import_runs" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" "import_kind" NOT NULL,
	"source_id" integer,
	"file_name" text NOT NULL,
	"byte_size" bigint DEFAULT 0 NOT NULL,
	"status" "import_status" DEFAULT 'uploading' NOT NULL,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"unknown_owners" "unknown_owner_policy" DEFAULT 'reject' NOT NULL,
	"bytes_done" bigint DEFAULT 0 NOT NULL,
	"last_line" integer DEFAULT 0 NOT NULL,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"replaced" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"unowned" integer DEFAULT 0 NOT NULL,
	"people_created" integer DEFAULT 0 NOT NULL,
	"notes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"error" text,
	"requested_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "source_columns" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "source_columns_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source_id" integer NOT NULL,
	"position" integer NOT NULL,
	"header" text NOT NULL,
	"label" text NOT NULL,
	"column_name" text NOT NULL,
	"data_type" "column_type" NOT NULL,
	"is_key" boolean DEFAULT false NOT NULL,
	"is_owner" boolean DEFAULT false NOT NULL,
	"is_time" boolean DEFAULT false NOT NULL,
	"is_measure" boolean DEFAULT false NOT NULL,
	"is_version" boolean DEFAULT false NOT NULL,
	"is_title" boolean DEFAULT false NOT NULL,
	"date_format" text,
	"decimal_mark" text,
	"null_tokens" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "source_columns_name_key" UNIQUE("source_id","column_name"),
	CONSTRAINT "source_columns_position_key" UNIQUE("source_id","position")
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sources_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"record_noun" text NOT NULL,
	"record_noun_plural" text NOT NULL,
	"table_name" text NOT NULL,
	"origin" "source_origin" NOT NULL,
	"unknown_owners" "unknown_owner_policy" DEFAULT 'reject' NOT NULL,
	"time_zone" text,
	"file_format" jsonb,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sources_slug_unique" UNIQUE("slug"),
	CONSTRAINT "sources_table_name_unique" UNIQUE("table_name")
);
--> statement-breakpoint
ALTER TABLE "account_roles" ADD CONSTRAINT "account_roles_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_runs" ADD CONSTRAINT "job_runs_requested_by_accounts_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_bindings" ADD CONSTRAINT "kpi_bindings_kpi_id_kpi_definitions_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "public"."kpi_definitions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_bindings" ADD CONSTRAINT "kpi_bindings_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_definition_versions" ADD CONSTRAINT "kpi_definition_versions_kpi_id_kpi_definitions_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "public"."kpi_definitions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_definition_versions" ADD CONSTRAINT "kpi_definition_versions_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_definitions" ADD CONSTRAINT "kpi_definitions_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_template_guardrails" ADD CONSTRAINT "scorecard_template_guardrails_version_id_scorecard_template_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."scorecard_template_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_template_guardrails" ADD CONSTRAINT "scorecard_template_guardrails_primary_kpi_id_kpi_definitions_id_fk" FOREIGN KEY ("primary_kpi_id") REFERENCES "public"."kpi_definitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_template_guardrails" ADD CONSTRAINT "scorecard_template_guardrails_guardrail_kpi_id_kpi_definitions_id_fk" FOREIGN KEY ("guardrail_kpi_id") REFERENCES "public"."kpi_definitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_template_items" ADD CONSTRAINT "scorecard_template_items_version_id_scorecard_template_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."scorecard_template_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_template_items" ADD CONSTRAINT "scorecard_template_items_kpi_id_kpi_definitions_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "public"."kpi_definitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_template_items" ADD CONSTRAINT "scorecard_template_items_kra_id_kra_definitions_id_fk" FOREIGN KEY ("kra_id") REFERENCES "public"."kra_definitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_template_kras" ADD CONSTRAINT "scorecard_template_kras_version_id_scorecard_template_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."scorecard_template_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_template_kras" ADD CONSTRAINT "scorecard_template_kras_kra_id_kra_definitions_id_fk" FOREIGN KEY ("kra_id") REFERENCES "public"."kra_definitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_template_mappings" ADD CONSTRAINT "scorecard_template_mappings_template_id_scorecard_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."scorecard_templates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_template_mappings" ADD CONSTRAINT "scorecard_template_mappings_job_role_id_job_roles_id_fk" FOREIGN KEY ("job_role_id") REFERENCES "public"."job_roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_template_mappings" ADD CONSTRAINT "scorecard_template_mappings_org_unit_id_org_units_id_fk" FOREIGN KEY ("org_unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_template_versions" ADD CONSTRAINT "scorecard_template_versions_template_id_scorecard_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."scorecard_templates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_template_versions" ADD CONSTRAINT "scorecard_template_versions_activated_by_accounts_id_fk" FOREIGN KEY ("activated_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_template_versions" ADD CONSTRAINT "scorecard_template_versions_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_templates" ADD CONSTRAINT "scorecard_templates_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employee_aliases" ADD CONSTRAINT "employee_aliases_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employees" ADD CONSTRAINT "employees_work_schedule_id_work_schedules_id_fk" FOREIGN KEY ("work_schedule_id") REFERENCES "public"."work_schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holidays" ADD CONSTRAINT "holidays_calendar_id_holiday_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."holiday_calendars"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_units" ADD CONSTRAINT "org_units_parent_id_org_units_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_units" ADD CONSTRAINT "org_units_holiday_calendar_id_holiday_calendars_id_fk" FOREIGN KEY ("holiday_calendar_id") REFERENCES "public"."holiday_calendars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_units" ADD CONSTRAINT "org_units_work_schedule_id_work_schedules_id_fk" FOREIGN KEY ("work_schedule_id") REFERENCES "public"."work_schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_org_unit_id_org_units_id_fk" FOREIGN KEY ("org_unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_job_role_id_job_roles_id_fk" FOREIGN KEY ("job_role_id") REFERENCES "public"."job_roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_lines" ADD CONSTRAINT "reporting_lines_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_lines" ADD CONSTRAINT "reporting_lines_manager_id_employees_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."employees"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compute_run_statements" ADD CONSTRAINT "compute_run_statements_run_id_compute_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."compute_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compute_runs" ADD CONSTRAINT "compute_runs_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compute_runs" ADD CONSTRAINT "compute_runs_requested_by_accounts_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employee_scorecard_instances" ADD CONSTRAINT "employee_scorecard_instances_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kra_results" ADD CONSTRAINT "kra_results_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_results" ADD CONSTRAINT "performance_results_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_rollups" ADD CONSTRAINT "score_rollups_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_import_id_import_runs_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rejected_rows" ADD CONSTRAINT "import_rejected_rows_import_id_import_runs_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_runs" ADD CONSTRAINT "import_runs_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_runs" ADD CONSTRAINT "import_runs_requested_by_accounts_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_columns" ADD CONSTRAINT "source_columns_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_email_key" ON "accounts" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "api_tokens_account_idx" ON "api_tokens" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_email_idx" ON "sign_in_attempts" USING btree ("email_key","at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_address_idx" ON "sign_in_attempts" USING btree ("address","at");--> statement-breakpoint
CREATE INDEX "audit_entries_entity_idx" ON "audit_entries" USING btree ("entity_type","entity_id","id");--> statement-breakpoint
CREATE INDEX "audit_entries_employee_idx" ON "audit_entries" USING btree ("employee_id","id");--> statement-breakpoint
CREATE INDEX "job_runs_job_idx" ON "job_runs" USING btree ("job","id");--> statement-breakpoint
CREATE INDEX "kpi_bindings_source_idx" ON "kpi_bindings" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "scorecard_template_items_kpi_idx" ON "scorecard_template_items" USING btree ("kpi_id");--> statement-breakpoint
CREATE INDEX "employee_aliases_employee_idx" ON "employee_aliases" USING btree ("employee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "employees_email_key" ON "employees" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "employees_name_idx" ON "employees" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "org_units_parent_idx" ON "org_units" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "positions_unit_idx" ON "positions" USING btree ("org_unit_id");--> statement-breakpoint
CREATE INDEX "reporting_lines_manager_idx" ON "reporting_lines" USING btree ("manager_id","employee_id");--> statement-breakpoint
CREATE INDEX "reporting_lines_employee_idx" ON "reporting_lines" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "compute_runs_period_idx" ON "compute_runs" USING btree ("period_id","id");--> statement-breakpoint
CREATE INDEX "employee_scorecard_instances_unit_idx" ON "employee_scorecard_instances" USING btree ("period_id","org_unit_id");--> statement-breakpoint
CREATE INDEX "employee_scorecard_instances_employee_idx" ON "employee_scorecard_instances" USING btree ("employee_id","period_id");--> statement-breakpoint
CREATE INDEX "performance_results_employee_idx" ON "performance_results" USING btree ("employee_id","period_id");--> statement-breakpoint
CREATE INDEX "import_runs_created_idx" ON "import_runs" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "import_runs_source_idx" ON "import_runs" USING btree ("source_id","created_at");