// U-Net with some of its copies let through. Only the server can run it; each answer is kept.
const copied = { layer: make("canvas"), busy: make("span", "tag busy") };
const copiesKey = (names) => [...names].sort().join(" ");

function buildCopies(scene) {
  const names = scene.copies;
  find(".copies").hidden = !names.length;
  if (!copied.stage) {
    Object.assign(copied, buildStage("copies"));
    copied.stage.append(copied.busy);
    find(".copied").replaceChildren(copied.box);
    nearby.observe(find(".copies"));
  }
  state.copies ??= names;
  find(".toggles").replaceChildren(...names.map((name) => {
    const stride = 2 ** (Number(name.slice(-1)) - 1);
    const button = makeButton("", "", () => switchCopy(name));
    button.value = name;
    button.append(make("span", "", name), make("small", "", `1/${stride}`));
    return button;
  }));
}
function switchCopy(name) {
  const on = state.copies.includes(name);
  state.copies = state.scene.copies.filter((other) => (other === name ? !on : state.copies.includes(other)));
  state.problem = null;
  askForCopies();
  drawSoon();
}
// U-Net costs more than all the rest, so nobody asks before its card comes near.
let isNear = false;
const nearby = new IntersectionObserver((entries) => {
  isNear = entries.some((entry) => entry.isIntersecting);
  askForCopies();
}, { rootMargin: "200px" });
function askForCopies() {
  const scene = state.scene;
  if (!isNear || !scene?.copies.length) return;
  for (const names of [scene.copies, state.copies]) {
    const key = copiesKey(names);
    if (scene.unet.has(key) || scene.asked.has(key)) continue;
    scene.asked.add(key);
    trigger("ask", { copies: [...names] });
  }
}
function drawCopies(scene) {
  if (!scene.copies.length) return;
  press([...find(".toggles").children], (button) => state.copies.includes(button.value));
  const answer = scene.unet.get(copiesKey(state.copies));
  copied.busy.hidden = Boolean(answer || state.problem);
  copied.busy.textContent = page.t("copies.busy");
  copied.stage.setAttribute("aria-label", page.t("copies.aria"));
  classLayer(answer || { width: 1, height: 1, data: [0] }, copied.layer);
  drawLabels(copied.canvas, scene, copied.layer);
  writeCopies(scene, answer);
}
function writeCopies(scene, answer) {
  const line = find(".copies .result");
  const whole = scene.unet.get(copiesKey(scene.copies));
  const words = [];
  if (answer && scene.truth) words.push(...scoreLine(agreement(answer, scene.truth, scene.band)));
  if (answer && answer === whole) words.push(make("span", "", page.t("copies.whole")));
  else if (answer && whole) words.push(make("span", "", page.t("copies.differs", { share: page.percent(difference(answer, whole)) })));
  line.replaceChildren(...words);
  const problem = find(".copies .problem");
  problem.hidden = !state.problem;
  problem.textContent = state.problem?.[page.language] ?? "";
}
