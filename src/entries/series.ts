export { createSeries } from "../panels/series.ts";
export type { SeriesOptions } from "../panels/seriesValues.ts";
