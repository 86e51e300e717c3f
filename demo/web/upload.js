// @ts-check
// Sends one file to Gradio's upload address and says how far it has come.
const SILENCE = 120000; // milliseconds without any progress: the connection is lost
const DIGITS = 12; // of an upload's digest (`demo/shared/encoding.py`)

/** @typedef {"too_large" | "too_many" | "full" | "refused" | "unreachable"} Failure */

/** @type {Readonly<Record<number, Failure>>} */
const FAILURES = { 413: "too_large", 429: "too_many", 507: "full" };

export class UploadProblem extends Error {
  /** @param {Failure} kind */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/**
 * @param {File} file
 * @param {(share: number) => void} report gets how much has been sent, 0 … 1
 * @param {XMLHttpRequest} [request] `fetch` cannot say how far an upload has come
 * @returns {Promise<string>} the path of the file on the server
 * @throws {UploadProblem}
 */
export function uploadFile(file, report, request = new XMLHttpRequest()) {
  return new Promise((resolve, reject) => {
    const listen = patience(request);
    const fail = () => reject(new UploadProblem("unreachable"));
    request.upload.onprogress = ({ loaded, total }) => { listen(); report(total ? loaded / total : 0); };
    for (const end of ["error", "abort", "timeout"]) request.addEventListener(end, fail);
    request.addEventListener("load", () => answer(request, resolve, reject));
    // Relative to the page, so that it works behind any root path.
    request.open("POST", new URL("gradio_api/upload", document.baseURI));
    request.send(formOf(file));
  });
}

/** @param {File} file */
function formOf(file) {
  const form = new FormData();
  form.append("files", file, file.name || "photo");
  return form;
}

/**
 * Ends a request that has stood still for too long.
 *
 * @param {XMLHttpRequest} request
 * @returns {() => void} to call whenever there is progress
 */
function patience(request) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const listen = () => {
    clearTimeout(timer);
    timer = setTimeout(() => request.abort(), SILENCE);
  };
  request.addEventListener("loadend", () => clearTimeout(timer));
  listen();
  return listen;
}

/**
 * @param {XMLHttpRequest} request
 * @param {(path: string) => void} resolve
 * @param {(problem: UploadProblem) => void} reject
 */
function answer({ status, responseText }, resolve, reject) {
  const path = status === 200 ? pathIn(responseText) : null;
  if (path !== null) resolve(path);
  else reject(new UploadProblem(FAILURES[status] ?? "refused"));
}

/**
 * Gradio answers with a list of paths.
 *
 * @param {string} text
 * @returns {string | null}
 */
function pathIn(text) {
  try {
    const [path] = JSON.parse(text);
    return typeof path === "string" ? path : null;
  } catch {
    return null; // such as the page of a proxy that asks for a name and a password
  }
}

/**
 * How boards name an upload: Gradio puts it into a folder that is named for a digest.
 *
 * @param {string} path
 */
export const sourceOf = (path) => `photo-${folderOf(path).slice(0, DIGITS)}`;

/** @param {string} path */
export const folderOf = (path) => path.split(/[\\/]/).at(-2) ?? "";
