CREATE TYPE "public"."snapshot_origin" AS ENUM('observed', 'measured_later');--> statement-breakpoint
CREATE TABLE "kpi_period_means" (
	"kpi_id" integer NOT NULL,
	"period_id" integer NOT NULL,
	"people_count" integer NOT NULL,
	"scored_count" integer NOT NULL,
	"mean_score" numeric(12, 4),
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kpi_period_means_kpi_id_period_id_pk" PRIMARY KEY("kpi_id","period_id")
);
--> statement-breakpoint
CREATE TABLE "kpi_snapshots" (
	"employee_id" integer NOT NULL,
	"period_id" integer NOT NULL,
	"snapshot_date" date NOT NULL,
	"checkpoint" smallint NOT NULL,
	"elapsed" numeric(7, 6) NOT NULL,
	"origin" "snapshot_origin" NOT NULL,
	"overall_score" numeric(12, 4),
	"kpi_scores" jsonb NOT NULL,
	"projected_score" numeric(12, 4),
	"projected_low" numeric(12, 4),
	"projected_high" numeric(12, 4),
	"projected_band" "rating_band",
	"projection_withheld" text,
	"projection" jsonb,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kpi_snapshots_employee_id_period_id_snapshot_date_pk" PRIMARY KEY("employee_id","period_id","snapshot_date")
);
--> statement-breakpoint
CREATE TABLE "projection_errors" (
	"frequency" "frequency" NOT NULL,
	"checkpoint" smallint NOT NULL,
	"kpi_id" integer NOT NULL,
	"error_count" integer NOT NULL,
	"usual_error" numeric(12, 4) NOT NULL,
	"median_error" numeric(12, 4) NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "projection_errors_frequency_checkpoint_kpi_id_pk" PRIMARY KEY("frequency","checkpoint","kpi_id")
);
--> statement-breakpoint
ALTER TABLE "kpi_period_means" ADD CONSTRAINT "kpi_period_means_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_snapshots" ADD CONSTRAINT "kpi_snapshots_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kpi_period_means_period_idx" ON "kpi_period_means" USING btree ("period_id");--> statement-breakpoint
CREATE INDEX "kpi_snapshots_period_idx" ON "kpi_snapshots" USING btree ("period_id","checkpoint");