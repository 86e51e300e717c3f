// @ts-check
// Mistakes and bad habits in the page's scripts. Types are checked by `tsc`, and who may import whom
// by tests/test_javascript.py.
import js from "@eslint/js";
import globals from "globals";

const CLEAR = {
  eqeqeq: "error",
  "no-implicit-globals": "error",
  "no-shadow": "error",
  "no-unused-vars": "error",
  "no-use-before-define": ["error", { functions: false, variables: false }],
  "no-var": "error",
  // `@ts-expect-error` says when it is no longer needed; these never do.
  "no-warning-comments": ["error", { terms: ["@ts-ignore", "@ts-nocheck"], location: "anywhere" }],
  "prefer-const": "error",
};

const SHORT = {
  complexity: ["error", 15],
  "max-depth": ["error", 4],
  "max-len": ["error", { code: 140 }],
  "max-lines": ["error", 250],
  "max-lines-per-function": ["error", 35],
  "max-params": ["error", 6],
};

const NOWHERE = [
  ["ForInStatement", "It visits inherited names too. Use Object.keys or Object.entries."],
  ["ExportDefaultDeclaration", "Export by name, so that a thing has the same name everywhere."],
  ["ExportAllDeclaration", "Import a name from the module that defines it."],
  [
    "AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]",
    "It turns text into HTML. Use textContent or replaceChildren.",
  ],
];
const NOT_IN_MODULES = [
  ["Program > ExpressionStatement", "A module does nothing while it loads. Put this into a function."],
];
const NOT_IN_LESSONS = [
  ["Program > VariableDeclaration[kind='let']", "State belongs to the store of the board."],
];

// Names of the browser that are also usual names of variables. If the declaration is forgotten, the
// script would use the browser's value and nobody would notice.
const TAKEN = [
  "close", "event", "external", "find", "focus", "length", "name", "open", "origin", "parent",
  "print", "screen", "scroll", "self", "status", "stop", "top",
];
// A lesson reads and writes the address and what the browser remembers through the page alone.
const OF_THE_PAGE = ["history", "localStorage", "location", "sessionStorage"];

/** @param {string[][]} rows */
const forbidden = (...rows) => ["error", ...rows.map(([selector, message]) => ({ selector, message }))];

export default [
  { ignores: ["runs/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: { ...CLEAR, ...SHORT },
  },
  { files: ["*.js"], languageOptions: { globals: globals.nodeBuiltin } },
  {
    files: ["tests/js/**/*.js"],
    languageOptions: { globals: globals.nodeBuiltin },
    rules: { "no-restricted-syntax": forbidden(...NOWHERE) },
  },
  {
    files: ["demo/**/*.js"],
    languageOptions: { globals: globals.browser },
    rules: {
      "no-restricted-globals": ["error", ...TAKEN],
      "no-restricted-syntax": forbidden(...NOWHERE, ...NOT_IN_MODULES),
    },
  },
  {
    files: ["demo/lessons/**/*.js"],
    rules: {
      "no-restricted-globals": ["error", ...TAKEN, ...OF_THE_PAGE],
      "no-restricted-syntax": forbidden(...NOWHERE, ...NOT_IN_MODULES, ...NOT_IN_LESSONS),
    },
  },
];
