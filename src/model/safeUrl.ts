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
