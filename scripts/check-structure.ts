import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";

/** House rules that no linter knows. Each says what to do instead. */
interface Rule {
  name: string;
  applies: (file: string) => boolean;
  breaks: (text: string, file: string) => boolean;
}

const lines = (text: string) => text.split("\n").length - 1;
const isTest = (file: string) => /\.(test|spec)\.tsx?$/.test(file);

const RULES: Rule[] = [
  {
    name: "process.env is read in lib/env.ts and configuration files; take settings as arguments elsewhere",
    applies: (file) => !/(^lib\/env\.ts|\.config\.ts|^scripts\/)/.test(file),
    breaks: (text) => text.includes("process.env"),
  },
  {
    name: "files are named in kebab-case, after the domain",
    applies: () => true,
    breaks: (_, file) =>
      !/^(\[?[a-z0-9.-]+\]?|\[\.\.\.[a-z]+\])\.(ts|tsx)$/.test(basename(file)) ||
      /^(utils|helpers|misc|common)\.tsx?$/.test(basename(file)),
  },
  {
    name: "a page has at most 80 lines; move pieces to _components",
    applies: (file) => /\/page\.tsx$/.test(file),
    breaks: (text) => lines(text) > 80,
  },
  {
    name: "a route handler file has at most 60 lines",
    applies: (file) => /^app\/api\/.*route\.ts$/.test(file),
    breaks: (text) => lines(text) > 60,
  },
  {
    name: "a file has at most 300 lines; split it by noun",
    applies: (file) => !isTest(file),
    breaks: (text) => lines(text) > 300,
  },
  {
    name: "every test runs",
    applies: isTest,
    breaks: (text) => /\b(it|test|describe)\.(skip|only|todo|fixme)\b/.test(text),
  },
];

const files = globSync("{app,components,lib,jobs,db,e2e,bench,scripts}/**/*.{ts,tsx}").sort();
const broken = files.flatMap((file) => {
  const text = readFileSync(file, "utf8");
  return RULES.filter((rule) => rule.applies(file) && rule.breaks(text, file)).map(
    (rule) => `${file}: ${rule.name}`,
  );
});
if (broken.length > 0) {
  console.error(broken.join("\n"));
  process.exit(1);
}
