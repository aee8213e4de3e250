import type { EdtfError } from "samarkand";
import { codeElement } from "./codeElement.ts";
import { text, type Language } from "./texts.ts";

/**
 * Creates the elements that explain a wrong date: a sentence in the reader's language, the place of
 * the fault, and the message of the library.
 */
export function edtfFault(error: EdtfError, typed: string, language: Language): HTMLElement[] {
  const { position, message } = error;
  const isAtEnd = position >= typed.length;
  const sentence = document.createElement("p");
  sentence.textContent = isAtEnd
    ? text("boxFaultEnd", language)
    : text("boxFaultAt", language).replace("{position}", String(position + 1));

  const place = document.createElement("p");
  const code = codeElement(typed.slice(0, position));
  const mark = document.createElement("mark");
  // After the last character there is none to mark, so a no-break space is marked.
  mark.textContent = isAtEnd ? "\u00A0" : typed.charAt(position);
  code.append(mark, typed.slice(position + 1));
  place.className = "fault-place";
  place.dir = "ltr";
  place.append(code);

  const reason = document.createElement("p");
  reason.className = "fault-reason";
  reason.lang = "en";
  reason.dir = "ltr";
  reason.textContent = message;
  return [sentence, place, reason];
}
