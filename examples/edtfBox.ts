import { EdtfError, parseEdtf, type EdtfValue } from "samarkand";
import { codeElement } from "./codeElement.ts";
import { edtfFault } from "./edtfFault.ts";
import { createEdtfResult } from "./edtfResult.ts";
import { find } from "./find.ts";
import type { Store } from "./pageState.ts";

const examples = [
  "2022-09-15",
  "2020~",
  "2022-09-XX",
  "2022-02-24/..",
  "/2022-09-07",
  "[2022-09-07,2022-09-09]",
  "-0043-03",
  "2022-21",
];

/** ms without a key press after which an unfinished date counts as a wrong one. */
const PAUSE = 600;

/**
 * Creates the box for a date in EDTF. Below the box the page shows what the date means, or what is
 * wrong with it.
 */
export function createEdtfBox(store: Store): void {
  const form = find("#edtf", HTMLFormElement);
  const input = find("#edtf-text", HTMLInputElement);
  const result = find("#edtf-result", HTMLElement);
  const fault = find("#edtf-fault", HTMLElement);
  const empty = find("#edtf-empty", HTMLElement);
  const showResult = createEdtfResult(store.state);

  const showFault = (error: EdtfError | null, typed: string): void => {
    input.setAttribute("aria-invalid", String(error !== null));
    fault.replaceChildren(...(error === null ? [] : edtfFault(error, typed, store.state.language)));
  };

  let waiting = 0;
  const show = (isFinished: boolean): void => {
    clearTimeout(waiting);
    const typed = input.value.trim();
    const read = typed === "" ? null : readOrFault(typed);
    const error = read instanceof EdtfError ? read : null;
    // A date that is being typed is unfinished, not wrong. Until it can be read, or `PAUSE` has
    // passed, the page shows no fault, and the result of the date before stays in sight.
    const isUnfinished = error !== null && !isFinished;
    if (isUnfinished) waiting = setTimeout(show, PAUSE, true);
    empty.hidden = read !== null;
    result.classList.toggle("is-stale", isUnfinished);
    result.classList.toggle("is-absent", read === null || (error !== null && isFinished));
    showFault(isUnfinished ? null : error, typed);
    if (read !== null && !(read instanceof EdtfError)) showResult(read, typed, store.state);
  };

  const choose = (example: string): void => {
    input.value = example;
    show(true);
  };
  find(".chips", HTMLElement, form).append(...examples.map((example) => chip(example, choose)));
  input.addEventListener("input", () => show(false));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(true);
  });
  store.follow(() => show(true));
}

function readOrFault(typed: string): EdtfValue | EdtfError {
  try {
    return parseEdtf(typed);
  } catch (error) {
    if (error instanceof EdtfError) return error;
    throw error;
  }
}

function chip(example: string, choose: (example: string) => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "choice";
  element.append(codeElement(example));
  element.addEventListener("click", () => choose(example));
  return element;
}
