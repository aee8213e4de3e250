export { createTimeline } from "../timeline/createTimeline.ts";
export type { Timeline, TimelineFormat, TimelineLoad, TimelineSearch } from "../timeline/timeline.ts";
export type { Box, Layer, LayerView, Shape, ShapePaint, TimelineScale } from "../options/layers.ts";
export type { TimelineEventMap, TimelinePress } from "../timeline/timelineInfo.ts";
export type { EventDescription, GroupInfo, KindInfo, Match } from "../timeline/timelineInfo.ts";
export { renderToString } from "../plot/static/renderToString.ts";
export { renderListToString } from "../plot/static/renderListToString.ts";
export type { EventMedia, EventRecord, GroupRecord, Problem } from "../model/records.ts";
export type { Icon } from "../options/ownMarks.ts";
export type {
  EventCard,
  EventIcon,
  EventTest,
  EventText,
  ListOptions,
  Marker,
  StaticOptions,
  TimelineOptions,
} from "../options/timelineOptions.ts";
export { OptionError } from "../options/optionChecks.ts";
export { builtInThemes } from "../options/theme.ts";
export type { BuiltInTheme, Theme, ThemeTokens } from "../options/theme.ts";
export type { Messages } from "../options/messages.ts";
export { formatEdtf } from "../time/edtf/formatEdtf.ts";
export type { DateInput } from "../time/span.ts";
export type { Direction } from "../base/direction.ts";
export type { FontSpec, MeasureText } from "../base/measureText.ts";
export { EdtfError } from "../time/edtf/edtfCursor.ts";
export type { EdtfValue } from "../time/edtf/edtfValue.ts";
export { parseEdtf } from "../time/edtf/parseEdtf.ts";
