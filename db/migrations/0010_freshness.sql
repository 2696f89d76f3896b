ALTER TYPE "public"."run_trigger" ADD VALUE 'freshness';--> statement-breakpoint
CREATE TABLE "dirty_marks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dirty_marks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"source_id" integer,
	"employee_id" integer NOT NULL,
	"days" datemultirange NOT NULL,
	"marked_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "late_changes" (
	"period_id" integer NOT NULL,
	"employee_id" integer NOT NULL,
	"change_count" integer NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "late_changes_period_id_employee_id_pk" PRIMARY KEY("period_id","employee_id")
);
--> statement-breakpoint
CREATE TABLE "stale_scorecards" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stale_scorecards_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"period_id" integer NOT NULL,
	"employee_id" integer NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "score_rollups" ADD COLUMN "sums" jsonb;--> statement-breakpoint
ALTER TABLE "late_changes" ADD CONSTRAINT "late_changes_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stale_scorecards" ADD CONSTRAINT "stale_scorecards_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dirty_marks_employee_idx" ON "dirty_marks" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "stale_scorecards_period_idx" ON "stale_scorecards" USING btree ("period_id","employee_id");--> statement-breakpoint
CREATE INDEX "employee_scorecard_instances_run_idx" ON "employee_scorecard_instances" USING btree ("run_id");