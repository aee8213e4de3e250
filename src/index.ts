export { createTimeline } from "./component/createTimeline.ts";
export type {
  EventAbout,
  GroupInfo,
  KindInfo,
  Match,
  Timeline,
  TimelineEventMap,
} from "./component/timeline.ts";
export { renderToString } from "./scene/renderToString.ts";
export { renderListToString } from "./scene/renderListToString.ts";
export type { EventMedia, EventRecord, GroupRecord, Problem } from "./model/records.ts";
export type {
  EventTest,
  ListOptions,
  Marker,
  StaticOptions,
  TimelineOptions,
} from "./options/timelineOptions.ts";
export { OptionError } from "./options/optionError.ts";
export { builtInThemes } from "./options/builtInThemes.ts";
export type { BuiltInTheme, Theme, ThemeTokens } from "./options/theme.ts";
export type { Messages } from "./options/messages.ts";
export { EdtfError, parseEdtf } from "./time/edtf.ts";
export type { EdtfValue } from "./time/edtf.ts";
export { formatEdtf } from "./time/formatEdtf.ts";
export type { DateInput } from "./time/span.ts";
export type { Direction } from "./base/direction.ts";
export type { FontSpec, MeasureText } from "./base/measureText.ts";
