export { EdtfError, parseEdtf } from "./time/edtf.ts";
export type { EdtfValue } from "./time/edtf.ts";
export { formatEdtf } from "./time/formatEdtf.ts";
