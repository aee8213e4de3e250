/**
 * Returns code with a left-to-right mark before it. Code without a letter, such as "../2022", takes
 * the direction of the page, and would be reversed in a right-to-left page.
 */
export function leftToRight(code: string): string {
  return `\u200E${code}`;
}

/**
 * Creates an element for code within other text. Code runs from left to right and is in no language
 * ("zxx"), whatever the direction and the language of the page are.
 */
export function codeElement(content: string): HTMLElement {
  const element = document.createElement("code");
  element.dir = "ltr";
  element.lang = "zxx";
  element.textContent = content;
  return element;
}
