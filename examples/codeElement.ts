/**
 * Signs without a letter take the direction of the page, in which "../2022" would be turned round:
 * a mark says that they are code.
 */
export function leftToRight(code: string): string {
  return `\u200E${code}`;
}

/**
 * Code in the midst of a page: it runs from left to right and is in no language, whatever the page
 * is.
 */
export function codeElement(content: string): HTMLElement {
  const element = document.createElement("code");
  element.dir = "ltr";
  element.lang = "zxx";
  element.textContent = content;
  return element;
}
