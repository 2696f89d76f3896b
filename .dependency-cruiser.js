// Import directions of docs/architecture.md: app → components → lib → db and jobs → lib → db, between areas as in the map.
const area = (names) => `^lib/(${names})/`;
const forbid = (name, from, to, comment) => ({ name, severity: "error", comment, from, to });

export default {
  forbidden: [
    forbid("no-cycles", {}, { circular: true }, "A cycle has no first file to read."),
    forbid("nobody-imports-app", { pathNot: "^(app|e2e)/" }, { path: "^app/" }, "app/ is routing only."),
    forbid(
      "components-know-no-screens",
      { path: "^components/" },
      { path: "^(app|jobs|db/(client|embedded|schema|seed|testing))" },
    ),
    forbid("ui-knows-no-domain", { path: "^components/(ui|charts|forms)/" }, { path: "^(lib|app|jobs|db)/" }),
    forbid("lib-below-screens", { path: "^lib/" }, { path: "^(app|components|jobs|e2e|bench|scripts)/" }),
    forbid(
      "db-is-the-ground",
      { path: "^db/(schema|client|embedded|enums)" },
      { path: "^(app|components|lib/(?!env|errors)|jobs)" },
    ),
    forbid("jobs-call-lib", { path: "^jobs/" }, { path: "^(app|components)/" }),
    forbid("foundation-imports-no-area", { path: "^lib/[^/]+\\.tsx?$" }, { path: "^lib/[^/]+/" }),
    forbid(
      "rules-run-without-the-web",
      { path: "^lib/.*(queries|mutations|input|policy|types)\\.ts$" },
      { path: "^node_modules/(next|react|react-dom|server-only)/" },
      "The sidecar runs these in plain Node.",
    ),
    forbid(
      "access-and-people-are-first",
      { path: area("access|people") },
      { path: area("sources|kpis|scoring|reviews|rewards") },
    ),
    forbid("sources-below-kpis", { path: area("sources") }, { path: area("kpis|scoring|reviews|rewards") }),
    forbid("kpis-below-scoring", { path: area("kpis") }, { path: area("reviews|rewards") }),
    forbid("reviews-below-rewards", { path: area("reviews") }, { path: area("rewards") }),
    forbid("scoring-below-reviews", { path: area("scoring") }, { path: area("reviews|rewards") }),
    forbid("audit-imports-no-area", { path: area("audit") }, { path: "^lib/(?!audit/)[^/]+/" }),
    forbid(
      "notifications-import-no-business-area",
      { path: area("notifications") },
      { path: area("alerts|sources|kpis|scoring|reviews|rewards|time|work|requests|academy|integrations") },
      "Everyone tells people through it.",
    ),
    forbid(
      "alerts-import-no-business-area",
      { path: area("alerts") },
      { path: area("sources|kpis|scoring|reviews|rewards|time|work|requests|academy|integrations") },
      "What changes figures asks for a look at the rules; the rules read tables.",
    ),
    forbid(
      "dashboards-are-read-only-ends",
      { path: "^lib/(?!dashboards|reports)[^/]+/" },
      { path: area("dashboards|reports") },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.plumbline)/" },
    tsConfig: { fileName: "tsconfig.json" },
    parser: "swc",
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
