import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema/*.ts",
  casing: "snake_case",
  out: "./db/migrations",
  schemaFilter: ["public"],
});
