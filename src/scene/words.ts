import { once } from "../base/once.ts";
import type { AttributeValue, Words } from "./sceneNode.ts";

/** Words that are made once. */
export function wordsOf(make: () => string): Words {
  const made = once(make);
  return {
    get words() {
      return made();
    },
  };
}

/** Whether a value has to be asked for its text. */
export function isWords(value: AttributeValue | undefined): value is Words {
  return typeof value === "object" && "words" in value;
}
