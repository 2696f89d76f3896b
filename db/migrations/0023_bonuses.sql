CREATE TABLE "bonus_exports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bonus_exports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"period_id" integer NOT NULL,
	"format" text NOT NULL,
	"people_count" integer NOT NULL,
	"totals" jsonb NOT NULL,
	"digest" text NOT NULL,
	"exported_by_name" text NOT NULL,
	"exported_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bonus_policies" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bonus_policies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"frequency" "frequency" NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bonus_policies_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "bonus_policy_mappings" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bonus_policy_mappings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"policy_id" integer NOT NULL,
	"job_role_id" integer,
	"org_unit_id" integer,
	CONSTRAINT "bonus_policy_mappings_key" UNIQUE NULLS NOT DISTINCT("policy_id","job_role_id","org_unit_id")
);
--> statement-breakpoint
CREATE TABLE "bonus_policy_versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bonus_policy_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"policy_id" integer NOT NULL,
	"version" integer NOT NULL,
	"status" "template_version_status" DEFAULT 'draft' NOT NULL,
	"rules_json" jsonb NOT NULL,
	"effective_from" date,
	"effective_to" date,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by_name" text NOT NULL,
	"activated_at" timestamp with time zone,
	"activated_by_name" text,
	CONSTRAINT "bonus_policy_versions_key" UNIQUE("policy_id","version"),
	CONSTRAINT "bonus_policy_versions_range" CHECK ("bonus_policy_versions"."effective_to" > "bonus_policy_versions"."effective_from")
);
--> statement-breakpoint
CREATE TABLE "bonus_targets" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bonus_targets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"employee_id" integer NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"currency" text NOT NULL,
	"effective_from" date NOT NULL,
	"entered_by_name" text NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bonus_targets_key" UNIQUE("employee_id","effective_from"),
	CONSTRAINT "bonus_targets_amount" CHECK ("bonus_targets"."amount" >= 0),
	CONSTRAINT "bonus_targets_currency" CHECK ("bonus_targets"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "disciplinary_flags" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "disciplinary_flags_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"employee_id" integer NOT NULL,
	"effective_from" date NOT NULL,
	"effective_to" date,
	"reason" text NOT NULL,
	"set_by_name" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"lifted_by_name" text,
	"lifted_at" timestamp with time zone,
	"lift_reason" text,
	CONSTRAINT "disciplinary_flags_range" CHECK ("disciplinary_flags"."effective_to" >= "disciplinary_flags"."effective_from")
);
--> statement-breakpoint
ALTER TABLE "bonus_exports" ADD CONSTRAINT "bonus_exports_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bonus_policies" ADD CONSTRAINT "bonus_policies_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bonus_policy_mappings" ADD CONSTRAINT "bonus_policy_mappings_policy_id_bonus_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."bonus_policies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bonus_policy_mappings" ADD CONSTRAINT "bonus_policy_mappings_job_role_id_job_roles_id_fk" FOREIGN KEY ("job_role_id") REFERENCES "public"."job_roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bonus_policy_mappings" ADD CONSTRAINT "bonus_policy_mappings_org_unit_id_org_units_id_fk" FOREIGN KEY ("org_unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bonus_policy_versions" ADD CONSTRAINT "bonus_policy_versions_policy_id_bonus_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."bonus_policies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bonus_targets" ADD CONSTRAINT "bonus_targets_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disciplinary_flags" ADD CONSTRAINT "disciplinary_flags_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bonus_exports_period_idx" ON "bonus_exports" USING btree ("period_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "bonus_policy_versions_one_draft" ON "bonus_policy_versions" USING btree ("policy_id") WHERE status = 'draft';--> statement-breakpoint
CREATE INDEX "disciplinary_flags_employee_idx" ON "disciplinary_flags" USING btree ("employee_id");