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

/**
 * Matches an address with one of these schemes, or without a scheme. A colon after the first "/",
 * "?" or "#" belongs to no scheme (RFC 3986, 4.2). A "javascript:" address would run on a click if
 * the page has no CSP.
 */
const SAFE_LINK = /^(?:https?:|mailto:|[^:/?#]*(?:[/?#]|$))/i;

/**
 * Matches the address of a picture. SVG is not allowed in a `data:` address: when opened by itself,
 * it is a page with scripts.
 */
const SAFE_IMAGE = /^(?:https?:|data:image\/(?:avif|gif|jpeg|png|webp)[;,]|[^:/?#]*(?:[/?#]|$))/i;

/** Whether a link may lead to this address. */
export function isSafeLink(url: string): boolean {
  return SAFE_LINK.test(url.trim());
}

/** Whether a picture may be loaded from this address. */
export function isSafeImage(src: string): boolean {
  return SAFE_IMAGE.test(src.trim());
}
