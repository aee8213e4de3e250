/**
 * An address has one of these schemes, or none: a colon after the first "/", "?" or "#" belongs to
 * no scheme (RFC 3986, 4.2). "javascript:" would run on a click where the page has no CSP.
 */
const SAFE_LINK = /^(?:https?:|mailto:|[^:/?#]*(?:[/?#]|$))/i;

/** No SVG in an address: opened by itself it is a page with scripts. */
const SAFE_IMAGE = /^(?:https?:|data:image\/(?:avif|gif|jpeg|png|webp)[;,]|[^:/?#]*(?:[/?#]|$))/i;

/** Whether a link may lead there. */
export function isSafeLink(url: string): boolean {
  return SAFE_LINK.test(url.trim());
}

/** Whether a picture may be loaded from there. */
export function isSafeImage(src: string): boolean {
  return SAFE_IMAGE.test(src.trim());
}
