import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildParserFile } from "@lezer/generator";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The tables of the parser for formula.grammar, as TypeScript. */
export function generateParser(): string {
  const options = { typeScript: true, includeNames: false };
  return buildParserFile(readFileSync(here("formula.grammar"), "utf8"), options).parser;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(here("formula-parser.ts"), generateParser());
