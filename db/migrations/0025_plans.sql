CREATE TYPE "public"."plan_kind" AS ENUM('training', 'improvement');--> statement-breakpoint
CREATE TYPE "public"."plan_measure" AS ENUM('kpi', 'kra', 'overall');--> statement-breakpoint
CREATE TYPE "public"."plan_status" AS ENUM('recommended', 'declined', 'active', 'ended');--> statement-breakpoint
CREATE TABLE "plan_check_ins" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_check_ins_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"plan_id" integer NOT NULL,
	"note" text NOT NULL,
	"by_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_goals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_goals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"plan_id" integer NOT NULL,
	"goal" text NOT NULL,
	"due_on" date NOT NULL,
	"met_at" timestamp with time zone,
	"met_by_name" text
);
--> statement-breakpoint
CREATE TABLE "plan_rules" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_rules_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"kind" "plan_kind" NOT NULL,
	"measure" "plan_measure" NOT NULL,
	"kpi_id" integer,
	"kra_id" integer,
	"frequency" "frequency" NOT NULL,
	"threshold" numeric(12, 4) NOT NULL,
	"periods" integer NOT NULL,
	"org_unit_id" integer,
	"recommendation" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plan_rules_name_unique" UNIQUE("name"),
	CONSTRAINT "plan_rules_periods" CHECK ("plan_rules"."periods" BETWEEN 1 AND 12),
	CONSTRAINT "plan_rules_kpi" CHECK (("plan_rules"."measure" = 'kpi') = ("plan_rules"."kpi_id" IS NOT NULL)),
	CONSTRAINT "plan_rules_kra" CHECK (("plan_rules"."measure" = 'kra') = ("plan_rules"."kra_id" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plans_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"rule_id" integer,
	"employee_id" integer NOT NULL,
	"period_id" integer NOT NULL,
	"kind" "plan_kind" NOT NULL,
	"measure" "plan_measure" NOT NULL,
	"subject_id" integer,
	"threshold" numeric(12, 4) NOT NULL,
	"scores" jsonb NOT NULL,
	"status" "plan_status" DEFAULT 'recommended' NOT NULL,
	"title" text NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"recommended_at" timestamp with time zone NOT NULL,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"ended_by_name" text,
	"ended_at" timestamp with time zone,
	"outcome" text,
	CONSTRAINT "plans_key" UNIQUE("rule_id","employee_id","period_id"),
	CONSTRAINT "plans_days" CHECK ("plans"."ends_on" > "plans"."starts_on")
);
--> statement-breakpoint
ALTER TABLE "plan_check_ins" ADD CONSTRAINT "plan_check_ins_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_goals" ADD CONSTRAINT "plan_goals_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_rules" ADD CONSTRAINT "plan_rules_kpi_id_kpi_definitions_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "public"."kpi_definitions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_rules" ADD CONSTRAINT "plan_rules_kra_id_kra_definitions_id_fk" FOREIGN KEY ("kra_id") REFERENCES "public"."kra_definitions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_rules" ADD CONSTRAINT "plan_rules_org_unit_id_org_units_id_fk" FOREIGN KEY ("org_unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_rule_id_plan_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."plan_rules"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_check_ins_plan_idx" ON "plan_check_ins" USING btree ("plan_id","id");--> statement-breakpoint
CREATE INDEX "plan_goals_plan_idx" ON "plan_goals" USING btree ("plan_id","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_one_open" ON "plans" USING btree ("rule_id","employee_id") WHERE status IN ('recommended', 'active');--> statement-breakpoint
CREATE INDEX "plans_employee_idx" ON "plans" USING btree ("employee_id","id");