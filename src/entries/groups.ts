export { createGroups } from "../panels/createGroups.ts";
export type { GroupsMessages, GroupsOptions } from "../panels/createGroups.ts";
export type { Panel } from "../panels/panel.ts";
