export { createKinds } from "../panels/kinds.ts";
export type { KindsMessages, KindsOptions } from "../panels/kinds.ts";
export type { Panel } from "../panels/panel.ts";
