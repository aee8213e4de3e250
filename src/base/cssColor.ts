/** Form of a colour: a hex number, a word, or a function of CSS Color 4 and 5. */
const COLOR =
  /^\s*(#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|(?!inherit|initial|unset|revert)[a-z]{3,30}|[a-z-]+\([\w\s.,%/#+*()-]{1,200}\))\s*$/i;
const FUNCTION =
  /^((rgb|hsl)a?|hwb|(ok)?(lab|lch)|color(-mix)?|light-dark|contrast-color|calc|min|max|clamp|var)$/i;
const DEPENDENT = /\bvar\(|\bcurrentcolor\b/i;

/**
 * Whether a text has the form of a CSS colour. The form alone is checked, since there may be no
 * browser to ask. Nothing of this form can end a declaration or load anything.
 */
export function isColorText(text: string): boolean {
  return (
    COLOR.test(text) &&
    [...text.matchAll(/([\w-]*)\(/g)].every(([, called = ""]) => FUNCTION.test(called) || called === "")
  );
}

/** Whether a colour is known only where it is used: it has `var()` or `currentColor`. */
export function isDependentColor(text: string): boolean {
  return DEPENDENT.test(text);
}
