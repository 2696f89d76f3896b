CREATE TABLE "manual_entries" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "manual_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"employee_id" integer NOT NULL,
	"kpi_id" integer NOT NULL,
	"period_id" integer NOT NULL,
	"value" numeric(24, 6),
	"note" text DEFAULT '' NOT NULL,
	"entered_by" integer,
	"entered_by_name" text NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "manual_entries_note_length" CHECK (length("manual_entries"."note") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "manual_reminders" (
	"period_id" integer NOT NULL,
	"kpi_id" integer NOT NULL,
	"employee_id" integer NOT NULL,
	"manager_id" integer,
	"due_on" date NOT NULL,
	"reminded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "manual_reminders_period_id_kpi_id_employee_id_pk" PRIMARY KEY("period_id","kpi_id","employee_id")
);
--> statement-breakpoint
ALTER TABLE "kpi_evidence" DROP CONSTRAINT "kpi_evidence_period_id_employee_id_kpi_id_pk";--> statement-breakpoint
ALTER TABLE "kpi_evidence" ADD COLUMN "input" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "kpi_evidence" ADD CONSTRAINT "kpi_evidence_period_id_employee_id_kpi_id_input_pk" PRIMARY KEY("period_id","employee_id","kpi_id","input");--> statement-breakpoint
ALTER TABLE "kpi_definitions" ADD COLUMN "data_source" jsonb;--> statement-breakpoint
ALTER TABLE "kpi_results" ADD COLUMN "working" jsonb;--> statement-breakpoint
ALTER TABLE "manual_entries" ADD CONSTRAINT "manual_entries_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_entries" ADD CONSTRAINT "manual_entries_kpi_id_kpi_definitions_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "public"."kpi_definitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_entries" ADD CONSTRAINT "manual_entries_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_entries" ADD CONSTRAINT "manual_entries_entered_by_accounts_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_reminders" ADD CONSTRAINT "manual_reminders_period_id_evaluation_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."evaluation_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_reminders" ADD CONSTRAINT "manual_reminders_kpi_id_kpi_definitions_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "public"."kpi_definitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_reminders" ADD CONSTRAINT "manual_reminders_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_reminders" ADD CONSTRAINT "manual_reminders_manager_id_employees_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."employees"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "manual_entries_current_key" ON "manual_entries" USING btree ("period_id","kpi_id","employee_id") WHERE "manual_entries"."replaced_at" IS NULL;--> statement-breakpoint
CREATE INDEX "manual_entries_employee_idx" ON "manual_entries" USING btree ("employee_id","kpi_id","period_id","id");--> statement-breakpoint
CREATE INDEX "manual_reminders_manager_idx" ON "manual_reminders" USING btree ("manager_id");