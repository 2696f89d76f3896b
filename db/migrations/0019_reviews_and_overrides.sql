CREATE TYPE "public"."note_audience" AS ENUM('person', 'reviewers');--> statement-breakpoint
CREATE TYPE "public"."override_level" AS ENUM('kpi', 'kra', 'overall');--> statement-breakpoint
CREATE TABLE "kept_records" (
	"period_id" integer NOT NULL,
	"source_id" integer NOT NULL,
	"record_id" bigint NOT NULL,
	"values" jsonb NOT NULL,
	CONSTRAINT "kept_records_period_id_source_id_record_id_pk" PRIMARY KEY("period_id","source_id","record_id")
);
--> statement-breakpoint
CREATE TABLE "performance_review_notes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "performance_review_notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"period_id" integer NOT NULL,
	"employee_id" integer NOT NULL,
	"audience" "note_audience" NOT NULL,
	"note" text NOT NULL,
	"manager_id" integer,
	"manager_name" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "performance_review_notes_length" CHECK (length(btrim("performance_review_notes"."note")) BETWEEN 1 AND 4000)
);
--> statement-breakpoint
CREATE TABLE "period_adjustments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "period_adjustments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"final_period_id" integer NOT NULL,
	"open_period_id" integer,
	"employee_id" integer NOT NULL,
	"kpi_id" integer NOT NULL,
	"old_value" numeric(120, 6),
	"new_value" numeric(120, 6),
	"old_score" numeric(12, 4),
	"new_score" numeric(12, 4),
	"old_total" numeric(12, 4),
	"new_total" numeric(12, 4),
	"source_id" integer,
	"record_ids" bigint[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "score_overrides" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "score_overrides_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"period_id" integer NOT NULL,
	"employee_id" integer NOT NULL,
	"entity_type" "override_level" NOT NULL,
	"entity_id" integer NOT NULL,
	"old_score" numeric(12, 4),
	"computed_score" numeric(12, 4),
	"new_score" numeric(12, 4),
	"reason" text NOT NULL,
	"reviewer_id" integer,
	"reviewer_name" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "score_overrides_reason_length" CHECK (length(btrim("score_overrides"."reason")) BETWEEN 20 AND 2000),
	CONSTRAINT "score_overrides_entity" CHECK (("score_overrides"."entity_type" = 'overall') = ("score_overrides"."entity_id" = 0))
);
--> statement-breakpoint
CREATE TABLE "scorecard_digests" (
	"period_id" integer NOT NULL,
	"employee_id" integer NOT NULL,
	"digest" text NOT NULL,
	"parts" jsonb NOT NULL,
	CONSTRAINT "scorecard_digests_period_id_employee_id_pk" PRIMARY KEY("period_id","employee_id")
);
--> statement-breakpoint
CREATE TABLE "peer_statistics" (
	"period_id" integer NOT NULL,
	"template_id" integer NOT NULL,
	"people_count" integer NOT NULL,
	"median_score" numeric(12, 4) NOT NULL,
	"median_deviation" numeric(12, 4) NOT NULL,
	CONSTRAINT "peer_statistics_period_id_template_id_pk" PRIMARY KEY("period_id","template_id")
);
--> statement-breakpoint
ALTER TABLE "late_changes" ADD COLUMN "compared_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "employee_scorecard_instances" ADD COLUMN "review_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "employee_scorecard_instances" ADD COLUMN "review_started_score" numeric(12, 4);--> statement-breakpoint
ALTER TABLE "employee_scorecard_instances" ADD COLUMN "reviewer_id" integer;--> statement-breakpoint
ALTER TABLE "employee_scorecard_instances" ADD COLUMN "reviewer_name" text;--> statement-breakpoint
ALTER TABLE "employee_scorecard_instances" ADD COLUMN "reviewed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "employee_scorecard_instances" ADD COLUMN "reviewed_score" numeric(12, 4);--> statement-breakpoint
ALTER TABLE "employee_scorecard_instances" ADD COLUMN "finalized_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evaluation_periods" ADD COLUMN "review_due_on" date;--> statement-breakpoint
ALTER TABLE "evaluation_periods" ADD COLUMN "review_started_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evaluation_periods" ADD COLUMN "finalized_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evaluation_periods" ADD COLUMN "finalized_by_name" text;--> statement-breakpoint
ALTER TABLE "evaluation_periods" ADD COLUMN "finalized_reason" text;--> statement-breakpoint
ALTER TABLE "kpi_results" ADD COLUMN "is_adjusted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "kpi_results" ADD COLUMN "computed_score" numeric(12, 4);--> statement-breakpoint
ALTER TABLE "kpi_results" ADD COLUMN "override_id" integer;--> statement-breakpoint
ALTER TABLE "kra_results" ADD COLUMN "is_adjusted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "kra_results" ADD COLUMN "computed_score" numeric(12, 4);--> statement-breakpoint
ALTER TABLE "kra_results" ADD COLUMN "override_id" integer;--> statement-breakpoint
ALTER TABLE "performance_results" ADD COLUMN "is_adjusted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "performance_results" ADD COLUMN "computed_score" numeric(12, 4);--> statement-breakpoint
ALTER TABLE "performance_results" ADD COLUMN "override_id" integer;--> statement-breakpoint
ALTER TABLE "performance_results" ADD COLUMN "computed_band" "rating_band";--> statement-breakpoint
ALTER TABLE "kept_records" ADD CONSTRAINT "kept_records_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_notes" ADD CONSTRAINT "performance_review_notes_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_notes" ADD CONSTRAINT "performance_review_notes_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_notes" ADD CONSTRAINT "performance_review_notes_manager_id_accounts_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_adjustments" ADD CONSTRAINT "period_adjustments_final_period_id_evaluation_periods_id_fk" FOREIGN KEY ("final_period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_adjustments" ADD CONSTRAINT "period_adjustments_open_period_id_evaluation_periods_id_fk" FOREIGN KEY ("open_period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_adjustments" ADD CONSTRAINT "period_adjustments_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_overrides" ADD CONSTRAINT "score_overrides_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_overrides" ADD CONSTRAINT "score_overrides_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_overrides" ADD CONSTRAINT "score_overrides_reviewer_id_accounts_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_digests" ADD CONSTRAINT "scorecard_digests_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_digests" ADD CONSTRAINT "scorecard_digests_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_statistics" ADD CONSTRAINT "peer_statistics_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "performance_review_notes_scorecard_idx" ON "performance_review_notes" USING btree ("employee_id","period_id","id");--> statement-breakpoint
CREATE INDEX "period_adjustments_final_idx" ON "period_adjustments" USING btree ("final_period_id","employee_id","kpi_id","id");--> statement-breakpoint
CREATE INDEX "period_adjustments_open_idx" ON "period_adjustments" USING btree ("open_period_id","employee_id");--> statement-breakpoint
CREATE INDEX "score_overrides_scorecard_idx" ON "score_overrides" USING btree ("period_id","employee_id","entity_type","entity_id","id");--> statement-breakpoint
ALTER TABLE "employee_scorecard_instances" ADD CONSTRAINT "employee_scorecard_instances_reviewer_id_accounts_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;