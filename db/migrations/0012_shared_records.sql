ALTER TABLE "dirty_marks" ALTER COLUMN "employee_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "source_columns" ADD COLUMN "is_contributors" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "source_columns" ADD COLUMN "is_team" boolean DEFAULT false NOT NULL;