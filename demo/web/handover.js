// @ts-check
// Hands a file to an inbox of the page. The file is kept until the server has it.
import { post } from "./outbox.js";
import { openPage } from "./page.js";

/**
 * @param {string} receiver the name of the inbox
 * @param {File | null | undefined} file
 */
export function handOver(receiver, file) {
  if (file) post(openPage().outbox, receiver, [file]);
}
