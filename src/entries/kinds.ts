export { createKinds } from "../panels/createKinds.ts";
export type { KindsMessages, KindsOptions } from "../panels/createKinds.ts";
export type { Panel } from "../panels/panel.ts";
