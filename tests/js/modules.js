// @ts-check
// What the scripts named on the command line say of themselves, as JSON: whom each imports, while it
// runs and in its types, and how long its functions are. tests/test_javascript.py judges the answer.
import { readFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { parse } from "espree";

/**
 * @typedef {{ type: string, loc: { start: { line: number }, end: { line: number } } }} SyntaxNode
 * @typedef {{ node: SyntaxNode, parent: SyntaxNode | null }} Found
 */

const FUNCTION = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/;
const NAMED_BY = /^(VariableDeclarator|Property|MethodDefinition)$/;
const TYPE_IMPORT = /\bimport\(\s*["']([^"']+)["']\s*\)|@import\b[^@]*?\bfrom\s+["']([^"']+)["']/g;

/** @param {string} file */
function factsOf(file) {
  const { tree, comments } = treeOf(readFileSync(file, "utf8"));
  const found = [...allBelow(tree, null)];
  return {
    imports: found.flatMap(({ node }) => importedBy(node)),
    type_imports: comments.flatMap(typesImportedBy),
    lengths: found.filter(isNamedFunction).map(({ node: { loc } }) => loc.end.line - loc.start.line + 1),
  };
}

/** @param {string} text */
function treeOf(text) {
  const tree = parse(text, { ecmaVersion: "latest", sourceType: "module", loc: true, comment: true });
  const known = /** @type {unknown} */ (tree); // the parser's own types leave out what we asked for
  const { comments } = /** @type {{ comments: { value: string }[] }} */ (known);
  return { tree: /** @type {SyntaxNode} */ (known), comments };
}

/**
 * @param {SyntaxNode} node
 * @param {SyntaxNode | null} parent
 * @returns {Generator<Found>}
 */
function* allBelow(node, parent) {
  yield { node, parent };
  for (const child of Object.values(node).flat()) {
    if (isNode(child)) yield* allBelow(child, node);
  }
}

/** @type {(value: unknown) => value is SyntaxNode} */
function isNode(value) {
  return ["type", "loc"].every((name) => Object.hasOwn(Object(value), name));
}

/**
 * The address that a statement imports; the empty text if it is known only while the script runs.
 *
 * @param {SyntaxNode & { source?: { value?: unknown } | null }} node
 */
function importedBy(node) {
  if (!/^(Import|Export)/.test(node.type) || !node.source) return [];
  return [typeof node.source.value === "string" ? node.source.value : ""];
}

/** @param {{ value: string }} comment */
function typesImportedBy(comment) {
  return [...comment.value.matchAll(TYPE_IMPORT)].map((found) => found[1] ?? found[2]);
}

/**
 * Only functions with a name count: nobody reads `(one) => one.name` as a function of its own.
 *
 * @param {Found} found
 */
function isNamedFunction({ node, parent }) {
  return node.type === "FunctionDeclaration"
    || (FUNCTION.test(node.type) && NAMED_BY.test(parent?.type ?? ""));
}

const facts = argv.slice(2).map((file) => [file, factsOf(file)]);
stdout.write(JSON.stringify(Object.fromEntries(facts)));
