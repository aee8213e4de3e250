export { EdtfError, parseEdtf } from "../time/edtf/edtf.ts";
export type { EdtfValue } from "../time/edtf/edtf.ts";
export { formatEdtf } from "../time/edtf/formatEdtf.ts";
