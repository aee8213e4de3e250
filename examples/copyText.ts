/**
 * Copies a text to the clipboard. Where the browser or the reader does not allow that, shows the
 * text in `byHand`, selected, so that one key press copies it. Resolves to whether the text was
 * copied.
 */
export async function copyText(content: string, byHand: HTMLTextAreaElement): Promise<boolean> {
  byHand.value = content;
  try {
    // `clipboard` is undefined on a page without a secure connection, although its type says
    // otherwise.
    await navigator.clipboard.writeText(content);
    byHand.hidden = true;
    return true;
  } catch {
    byHand.hidden = false;
    byHand.focus();
    byHand.select();
    return false;
  }
}
