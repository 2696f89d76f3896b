CREATE TYPE "public"."pro_rating" AS ENUM('additive', 'never', 'always');--> statement-breakpoint
CREATE TABLE "kpi_assignment_versions" (
	"assignment_id" integer NOT NULL,
	"version" integer NOT NULL,
	"terms" jsonb NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"saved_by" integer,
	"saved_by_name" text NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "kpi_assignment_versions_assignment_id_version_pk" PRIMARY KEY("assignment_id","version")
);
--> statement-breakpoint
CREATE TABLE "kpi_assignments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "kpi_assignments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"employee_id" integer NOT NULL,
	"kpi_id" integer NOT NULL,
	"kra_id" integer NOT NULL,
	"target" jsonb,
	"weight" numeric(7, 4),
	"start_date" date NOT NULL,
	"end_before" date,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"assigned_by" integer,
	"assigned_by_name" text NOT NULL,
	"assigned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kpi_assignments_range" CHECK ("kpi_assignments"."end_before" > "kpi_assignments"."start_date"),
	CONSTRAINT "kpi_assignments_weight" CHECK ("kpi_assignments"."weight" BETWEEN 0 AND 100)
);
--> statement-breakpoint
ALTER TABLE "scorecard_template_items" ADD COLUMN "pro_rating" "pro_rating" DEFAULT 'additive' NOT NULL;--> statement-breakpoint
ALTER TABLE "kpi_results" ADD COLUMN "assignment_id" integer;--> statement-breakpoint
ALTER TABLE "kpi_results" ADD COLUMN "assignment_version" integer;--> statement-breakpoint
ALTER TABLE "kpi_results" ADD COLUMN "proration" jsonb;--> statement-breakpoint
ALTER TABLE "kpi_assignment_versions" ADD CONSTRAINT "kpi_assignment_versions_assignment_id_kpi_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."kpi_assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_assignment_versions" ADD CONSTRAINT "kpi_assignment_versions_saved_by_accounts_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_assignments" ADD CONSTRAINT "kpi_assignments_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_assignments" ADD CONSTRAINT "kpi_assignments_kpi_id_kpi_definitions_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "public"."kpi_definitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_assignments" ADD CONSTRAINT "kpi_assignments_kra_id_kra_definitions_id_fk" FOREIGN KEY ("kra_id") REFERENCES "public"."kra_definitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_assignments" ADD CONSTRAINT "kpi_assignments_assigned_by_accounts_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kpi_assignments_kpi_idx" ON "kpi_assignments" USING btree ("kpi_id");