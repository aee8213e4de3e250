import type { ThemeTokens } from "samarkand";
import { text, type Language, type TextKey } from "./texts.ts";

/** Group of labelled inputs for tokens of a theme. */
export interface Fields {
  readonly element: HTMLFieldSetElement;
  /** Writes the values in force, and the words of the language. */
  show(tokens: ThemeTokens, language: Language): void;
}

type Change = (tokens: Partial<ThemeTokens>) => void;

const surfaces = ["ground", "band", "ink", "muted", "hair", "grid", "weekend", "ring", "card"] as const;

/** Least value, greatest value and step; in px, except `density`, which is a factor. */
const sizes = {
  fontSize: [11, 20, 1],
  titleSize: [12, 26, 1],
  rowHeight: [24, 64, 1],
  barHeight: [12, 48, 1],
  dotSize: [6, 24, 1],
  radius: [0, 24, 1],
  lineWidth: [0.5, 4, 0.5],
  spineWidth: [0, 12, 1],
  density: [0.6, 1.8, 0.05],
} as const satisfies Partial<Record<keyof ThemeTokens, readonly [number, number, number]>>;

const families: readonly (readonly [TextKey, string])[] = [
  ["fontPage", "inherit"],
  ["fontNaskh", '"Noto Naskh Arabic", "Geeza Pro", "Traditional Arabic", Georgia, serif'],
  ["fontKufi", '"Noto Kufi Arabic", "Noto Sans Arabic", Tahoma, sans-serif'],
  ["fontMono", '"Kawkab Mono", ui-monospace, monospace'],
];

/** Creates every field of the editor. */
export function createFields(change: Change): Fields[] {
  const fieldset = (legend: TextKey, fields: readonly Field[], className: string): Fields =>
    createFieldset(legend, fields, className);
  const palette = Array.from({ length: 8 }, (_, index) => paletteField(index, change));
  return [
    fieldset("palette", palette, "colors palette"),
    fieldset(
      "surfaces",
      surfaces.map((name) => colorField(name, change)),
      "colors",
    ),
    fieldset("type", [familyField(change)], "choices"),
    fieldset(
      "sizes",
      (Object.keys(sizes) as (keyof typeof sizes)[]).map((name) => sizeField(name, change)),
      "sizes",
    ),
  ];
}

interface Field {
  readonly element: HTMLElement;
  show(tokens: ThemeTokens, language: Language): void;
}

function createFieldset(legend: TextKey, fields: readonly Field[], className: string): Fields {
  const element = document.createElement("fieldset");
  const title = document.createElement("legend");
  element.className = className;
  element.append(title, ...fields.map((field) => field.element));
  return {
    element,
    show(tokens, language) {
      title.textContent = text(legend, language);
      for (const field of fields) field.show(tokens, language);
    },
  };
}

/** Creates a label that contains a control. */
function labelled(
  control: HTMLElement,
  ...more: readonly HTMLElement[]
): { element: HTMLLabelElement; name: HTMLElement } {
  const element = document.createElement("label");
  const name = document.createElement("span");
  element.append(name, control, ...more);
  return { element, name };
}

function colorInput(change: (color: string) => void): HTMLInputElement {
  const input = document.createElement("input");
  input.type = "color";
  input.addEventListener("input", () => change(input.value));
  return input;
}

function colorField(token: (typeof surfaces)[number], change: Change): Field {
  const input = colorInput((color) => change({ [token]: color }));
  const { element, name } = labelled(input);
  return {
    element,
    show(tokens, language) {
      name.textContent = text(token, language);
      input.value = tokens[token];
    },
  };
}

function paletteField(index: number, change: Change): Field {
  let palette: readonly string[] = [];
  const input = colorInput((color) =>
    change({ palette: palette.map((one, at) => (at === index ? color : one)) }),
  );
  return {
    element: input,
    show(tokens, language) {
      palette = tokens.palette;
      input.value = palette[index] ?? "#000000";
      input.setAttribute("aria-label", `${text("paletteColor", language)} ${index + 1}`);
    },
  };
}

function sizeField(token: keyof typeof sizes, change: Change): Field {
  const [min, max, step] = sizes[token];
  const input = document.createElement("input");
  const output = document.createElement("output");
  Object.assign(input, { type: "range", min, max, step });
  input.addEventListener("input", () => change({ [token]: input.valueAsNumber }));
  const { element, name } = labelled(input, output);
  return {
    element,
    show(tokens, language) {
      name.textContent = text(token, language);
      input.value = String(tokens[token]);
      output.textContent = String(tokens[token]);
    },
  };
}

function familyField(change: Change): Field {
  const select = document.createElement("select");
  const options = families.map(([, value]) => new Option("", value));
  select.append(...options);
  select.addEventListener("change", () => change({ fontFamily: select.value }));
  const { element, name } = labelled(select);
  return {
    element,
    show(tokens, language) {
      name.textContent = text("fontFamily", language);
      families.forEach(([key], index) => {
        options[index]!.textContent = text(key, language);
      });
      select.value = tokens.fontFamily;
    },
  };
}
