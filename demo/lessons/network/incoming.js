// @ts-check
// What comes from the server: a photo, some of the parts that were asked for, or a problem.
import { fetchBytes, readLabels } from "../../web/png.js";
import { NONE_FILLED } from "./head.js";
import { nothingKnown } from "./state.js";
/** @import { Store } from "../../web/store.js" */
/** @import { HeadValue, NetworkLessonValue, OpenedValue, SeenValue, StageValue } from "./value.d.ts" */
/** @import { Head, Known, Seen, Stage, State } from "./types.d.ts" */

/** @type {(uri: string) => Promise<HTMLImageElement>} */
async function pictureOf(uri) {
  const picture = new Image();
  picture.src = uri;
  await picture.decode();
  return picture;
}

/**
 * Takes one value after the other: a photo must be decoded before the parts that belong to it.
 *
 * @param {Store<State>} store
 * @param {(source: string) => void} announce tells the page which photo is shown
 * @returns {(value: NetworkLessonValue | null) => Promise<void>} takes each value once
 */
export function makeReceiver(store, announce) {
  let queue = Promise.resolve();
  let seen = -1;
  return (value) => {
    if (!value || value.serial === undefined || value.serial === seen) return queue;
    seen = value.serial;
    if (value.photo) announce(value.source);
    queue = queue.then(() => take(store, value)).catch((error) => console.error(error));
    return queue;
  };
}

/** @type {(store: Store<State>, value: NetworkLessonValue) => Promise<void>} */
async function take(store, value) {
  const { photo, problem, source } = value;
  if (photo) await openPhoto(store, source, photo);
  const { scene, language } = store.get();
  if (scene && scene.source !== source) return; // of a photo that is no longer shown
  if (problem) store.set({ problem: problem[language] ?? "", isSliding: false });
  else store.set(await withParts(store.get(), value));
}

// What belongs to a photo is chosen anew, except what the address has asked for of the first one.
/** @type {(store: Store<State>, source: string, photo: OpenedValue) => Promise<void>} */
async function openPhoto(store, source, photo) {
  const scene = { ...photo, source, picture: await pictureOf(photo.uri) };
  const isFirst = store.get().scene === null;
  const fresh = isFirst ? {} : { place: null, index: null, filled: NONE_FILLED };
  store.set({ scene, ...fresh, ...nothingKnown(), isSliding: false, problem: "" });
}

/** @type {(known: Known, value: NetworkLessonValue) => Promise<Known>} */
async function withParts({ answers, heads, stages, seens }, { answer, head, stage, seen }) {
  /** @type {<Part>(map: ReadonlyMap<string, Part>, key: string, part: Part) => ReadonlyMap<string, Part>} */
  const also = (map, key, part) => new Map([...map, [key, part]]);
  return {
    answers: answer ? also(answers, `${answer.network} ${answer.side}`, await readLabels(answer.labels)) : answers,
    heads: head ? also(heads, `${head.trunk} ${head.side}`, await headOf(head)) : heads,
    stages: stage ? also(stages, `${stage.trunk} ${stage.side} ${stage.stage}`, await stageOf(stage)) : stages,
    seens: seen ? also(seens, `${seen.trunk} ${seen.side} ${seen.stage} ${seen.cell.join()}`, await seenOf(seen)) : seens,
  };
}

/** @type {(value: HeadValue) => Promise<Head>} */
async function headOf({ window, rows, columns, one_by_one, at_once, one_by_one_ms, at_once_ms }) {
  const [oneByOne, atOnce] = await Promise.all([one_by_one, at_once].map(numbersOf));
  return { window, rows, columns, oneByOne, atOnce, oneByOneMs: one_by_one_ms, atOnceMs: at_once_ms };
}
/** @type {(uri: string) => Promise<Float32Array>} */
const numbersOf = async (uri) => new Float32Array((await fetchBytes(uri)).buffer);
/** @type {(value: StageValue) => Promise<Stage>} */
const stageOf = async ({ of, channels, rows, columns, maps, field }) =>
  ({ of, channels, rows, columns, maps: await pictureOf(maps), field });
/** @type {(value: SeenValue) => Promise<Seen>} */
const seenOf = async ({ heat, effective, share }) => ({ heat: await pictureOf(heat), effective, share });
