CREATE TABLE "person_groups" (
	"employee_id" integer NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "person_groups_kind_employee_id_pk" PRIMARY KEY("kind","employee_id"),
	CONSTRAINT "person_groups_kind_length" CHECK (length(btrim("person_groups"."kind")) BETWEEN 1 AND 60),
	CONSTRAINT "person_groups_value_length" CHECK (length(btrim("person_groups"."value")) BETWEEN 1 AND 60)
);
--> statement-breakpoint
ALTER TABLE "person_groups" ADD CONSTRAINT "person_groups_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_groups_employee_idx" ON "person_groups" USING btree ("employee_id");