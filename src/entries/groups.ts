export { createGroups } from "../panels/groups.ts";
export type { GroupsMessages, GroupsOptions } from "../panels/groups.ts";
export type { Panel } from "../panels/panel.ts";
