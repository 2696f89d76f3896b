ALTER TABLE "import_runs" ADD COLUMN "ambiguous_times" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "source_columns" ADD COLUMN "group_mark" text;--> statement-breakpoint
-- Uploaded pieces are written once, read once and deleted: compressing them would cost more than it saves.
ALTER TABLE "import_files" ALTER COLUMN "content" SET STORAGE EXTERNAL;
