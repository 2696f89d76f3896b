ALTER TABLE "kpi_results" ALTER COLUMN "actual_value" SET DATA TYPE numeric(120, 6);--> statement-breakpoint
ALTER TABLE "kpi_results" ALTER COLUMN "numerator_value" SET DATA TYPE numeric(120, 6);--> statement-breakpoint
ALTER TABLE "kpi_results" ALTER COLUMN "denominator_value" SET DATA TYPE numeric(120, 6);