// The choice of the class whose score maps are shown.
import { make, makeButton, press } from "../../web/elements.js";

export const nameOf = ({ page, props }, index) => props.classes[index].name[page.language];

export function writeClasses(board, scene) {
  const { find, page, state } = board;
  const { present } = scene;
  const button = (index) => Object.assign(
    makeButton("", nameOf(board, index), () => board.actions.chooseClass(index)), { value: index },
  );
  find(".present").replaceChildren(...present.map(button));
  press([...find(".present").children], (one) => Number(one.value) === state.index);
  const others = board.props.classes.map((entry) => entry.index).filter((index) => !present.includes(index));
  const option = (index) => Object.assign(make("option", "", nameOf(board, index)), { value: index });
  find(".every").replaceChildren(...[...present, ...others].map(option));
  find(".every").value = state.index;
  const isOther = !present.includes(state.index);
  find(".chosen").textContent = isOther ? nameOf(board, state.index) : page.t("class.all");
  find(".pick").classList.toggle("picked", isOther);
}
