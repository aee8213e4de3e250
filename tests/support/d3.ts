/** The parts of d3 that tests use in a page, to be bundled. */
export { axisBottom } from "d3-axis";
export { brushX } from "d3-brush";
export { select } from "d3-selection";
export { area, line } from "d3-shape";
export { zoomIdentity } from "d3-zoom";
