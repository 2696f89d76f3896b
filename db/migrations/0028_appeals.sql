CREATE TYPE "public"."appeal_event_kind" AS ENUM('submitted', 'reminded', 'escalated', 'answered', 'taken_on', 'withdrawn', 'closed');--> statement-breakpoint
CREATE TYPE "public"."appeal_outcome" AS ENUM('correction', 'adjustment', 'override', 'no');--> statement-breakpoint
CREATE TYPE "public"."appeal_state" AS ENUM('with_manager', 'with_hr', 'answered', 'closed', 'withdrawn');--> statement-breakpoint
CREATE TABLE "appeal_attachments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "appeal_attachments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"appeal_id" integer NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"byte_size" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "appeal_attachments_size" CHECK (octet_length("appeal_attachments"."content") = "appeal_attachments"."byte_size" AND "appeal_attachments"."byte_size" BETWEEN 1 AND 5242880)
);
--> statement-breakpoint
CREATE TABLE "appeal_events" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "appeal_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"appeal_id" integer NOT NULL,
	"kind" "appeal_event_kind" NOT NULL,
	"outcome" "appeal_outcome",
	"at" timestamp with time zone NOT NULL,
	"actor_label" text NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appeals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "appeals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"period_id" integer NOT NULL,
	"employee_id" integer NOT NULL,
	"kpi_id" integer NOT NULL,
	"statement" text NOT NULL,
	"source_id" integer,
	"record_ids" bigint[] NOT NULL,
	"record_labels" text[] NOT NULL,
	"disputed_value" numeric(120, 6),
	"disputed_score" numeric(12, 4),
	"state" "appeal_state" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"due_on" date,
	"counts_working_days" boolean NOT NULL,
	"reminded_at" timestamp with time zone,
	"taken_on_at" timestamp with time zone,
	"outcome" "appeal_outcome",
	"answer" text,
	"answered_by" integer,
	"answered_by_name" text,
	"answered_at" timestamp with time zone,
	"refused_by" integer,
	"override_id" integer,
	"awaited_value" numeric(120, 6),
	"awaited_score" numeric(12, 4),
	"submitted_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "appeals_statement_length" CHECK (length(btrim("appeals"."statement")) BETWEEN 20 AND 4000),
	CONSTRAINT "appeals_answer_length" CHECK (length(btrim("appeals"."answer")) BETWEEN 20 AND 2000),
	CONSTRAINT "appeals_answered" CHECK (("appeals"."outcome" IS NULL) = ("appeals"."answer" IS NULL)),
	CONSTRAINT "appeals_override" CHECK (("appeals"."outcome" = 'override') = ("appeals"."override_id" IS NOT NULL)),
	CONSTRAINT "appeals_records" CHECK (cardinality("appeals"."record_ids") = cardinality("appeals"."record_labels"))
);
--> statement-breakpoint
ALTER TABLE "appeal_attachments" ADD CONSTRAINT "appeal_attachments_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_events" ADD CONSTRAINT "appeal_events_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_kpi_id_kpi_definitions_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "public"."kpi_definitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_answered_by_accounts_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_refused_by_accounts_id_fk" FOREIGN KEY ("refused_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_override_id_score_overrides_id_fk" FOREIGN KEY ("override_id") REFERENCES "public"."score_overrides"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeal_attachments_appeal_idx" ON "appeal_attachments" USING btree ("appeal_id","id");--> statement-breakpoint
CREATE INDEX "appeal_events_appeal_idx" ON "appeal_events" USING btree ("appeal_id","id");--> statement-breakpoint
CREATE INDEX "appeals_employee_idx" ON "appeals" USING btree ("employee_id","id");--> statement-breakpoint
CREATE INDEX "appeals_period_idx" ON "appeals" USING btree ("period_id","employee_id","kpi_id");--> statement-breakpoint
CREATE INDEX "appeals_due_idx" ON "appeals" USING btree ("due_on") WHERE "appeals"."due_on" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_one_open" ON "appeals" USING btree ("period_id","employee_id","kpi_id") WHERE state IN ('with_manager', 'with_hr', 'answered');