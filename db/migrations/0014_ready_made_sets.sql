CREATE TABLE "kpi_set_installs" (
	"set_id" text PRIMARY KEY NOT NULL,
	"set_version" integer NOT NULL,
	"template_id" integer,
	"installed_at" timestamp with time zone NOT NULL,
	"installed_by" integer,
	"installed_by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kpi_set_parts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "kpi_set_parts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"set_id" text NOT NULL,
	"set_version" integer NOT NULL,
	"source_id" integer,
	"kra_id" integer,
	"kpi_id" integer,
	"made" boolean NOT NULL,
	CONSTRAINT "kpi_set_parts_key" UNIQUE NULLS NOT DISTINCT("set_id","source_id","kra_id","kpi_id"),
	CONSTRAINT "kpi_set_parts_one" CHECK (num_nonnulls("kpi_set_parts"."source_id", "kpi_set_parts"."kra_id", "kpi_set_parts"."kpi_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "kpi_set_installs" ADD CONSTRAINT "kpi_set_installs_template_id_scorecard_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."scorecard_templates"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_set_installs" ADD CONSTRAINT "kpi_set_installs_installed_by_accounts_id_fk" FOREIGN KEY ("installed_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_set_parts" ADD CONSTRAINT "kpi_set_parts_set_id_kpi_set_installs_set_id_fk" FOREIGN KEY ("set_id") REFERENCES "public"."kpi_set_installs"("set_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_set_parts" ADD CONSTRAINT "kpi_set_parts_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_set_parts" ADD CONSTRAINT "kpi_set_parts_kra_id_kra_definitions_id_fk" FOREIGN KEY ("kra_id") REFERENCES "public"."kra_definitions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_set_parts" ADD CONSTRAINT "kpi_set_parts_kpi_id_kpi_definitions_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "public"."kpi_definitions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kpi_set_installs_template_idx" ON "kpi_set_installs" USING btree ("template_id");--> statement-breakpoint
CREATE INDEX "kpi_set_parts_kpi_idx" ON "kpi_set_parts" USING btree ("kpi_id");