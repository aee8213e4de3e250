export { EdtfError } from "../time/edtf/edtfCursor.ts";
export type { EdtfValue } from "../time/edtf/edtfValue.ts";
export { formatEdtf } from "../time/edtf/formatEdtf.ts";
export { parseEdtf } from "../time/edtf/parseEdtf.ts";
