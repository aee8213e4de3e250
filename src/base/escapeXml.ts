/** What XML 1.0 cannot hold, even escaped: controls, surrogates without a partner, and two more. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** Line ends and tabs too: in an attribute XML would read them as spaces. */
const SPECIAL = /[&<>"'\t\n\r]/g;

/** A text as the content or the value of an attribute, in XML and in HTML. */
export function escapeXml(text: string): string {
  return text.replace(NOT_XML, "\u{FFFD}").replace(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}
