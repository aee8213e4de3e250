import type { Band } from "../../model/groups.ts";
import type { ModelGroup } from "../../model/model.ts";
import type { TimeScale } from "../../time/scale.ts";
import type { Axis } from "../axis/axis.ts";
import type { PlacedMarker } from "../axis/markers.ts";
import type { PlacedHistogram } from "../clusters/histogram.ts";
import type { PlacedCluster } from "../clusters/placeClusters.ts";
import type { PlacedEra } from "../events/eras.ts";
import type { PlacedMark, Stretch } from "../events/placeMarks.ts";
import type { Legend } from "../legend/legend.ts";
import type { BandGeometry } from "../levels/bandGeometry.ts";

/** A band with its title, in px from the top of the plot. */
export interface PlacedBand extends BandGeometry {
  readonly group: ModelGroup;
  readonly band: Band;
  /** As much of the title as there is room for. */
  readonly title: string;
  /** Width of the shortened title, in px. */
  readonly titleWidth: number;
  /** Whether the band is in the part of the height that is drawn. */
  readonly isShown: boolean;
}

/** A band of layers under all groups, in px from the top of the plot. */
export interface PlacedLayerBand {
  readonly name: string;
  /** As much of the title as there is room for. */
  readonly title: string;
  /** Inline px at which the title begins, along the text. */
  readonly from: number;
  readonly top: number;
  readonly height: number;
}

/** px laid out beyond a view, before it and after it, so that a pan finds them there. */
export interface Margin {
  readonly before: number;
  readonly after: number;
}

/**
 * Part of the plot's height that is laid out, in px from its top: the bands in this part, and one
 * more band wherever it is.
 */
export interface Slice extends Stretch {
  /**
   * Index of a group whose band is laid out in any case: its own band, or that of a folded group
   * around it.
   */
  readonly also?: number | undefined;
}

/**
 * Positions in one window: x in inline px of the laid-out window (0 at its start), y in px from the
 * top of the plot.
 */
export interface Layout {
  /** Width of the whole timeline, in px. */
  readonly width: number;
  /** Width of the gutter for the titles of groups, in px; 0: the titles stand above their bands. */
  readonly gutter: number;
  /**
   * Zoom level. It decides the place of each event, the room of its label, and which events are
   * counted.
   */
  readonly level: number;
  /**
   * Level whose lanes the bands have that are packed as a whole: `level`, or a coarser one while a
   * zoom goes on, so that no mark moves up or down under a hand.
   */
  readonly lanesLevel: number;
  /** ms: length of the cells in which events are counted at this level. */
  readonly cellLength: number;
  /** Scale of everything that is laid out. */
  readonly scale: TimeScale;
  /** Visible part of the scale, in inline px. */
  readonly sight: Stretch;
  readonly axisHeight: number;
  /** px of the axis that belong to the second calendar, at its end; 0 where there is none. */
  readonly secondaryHeight: number;
  /** px of the axis that belong to the markers, after all else; 0 where there are none. */
  readonly markersHeight: number;
  readonly markers: readonly PlacedMarker[];
  readonly plotHeight: number;
  readonly axis: Axis;
  readonly bands: readonly PlacedBand[];
  readonly layerBands: readonly PlacedLayerBand[];
  readonly marks: readonly PlacedMark[];
  readonly clusters: readonly PlacedCluster[];
  /** Histograms behind the clusters. */
  readonly histograms: readonly PlacedHistogram[];
  readonly eras: readonly PlacedEra[];
  readonly legend: Legend;
  /**
   * Greatest height of axis and plot together, in px. Beyond it they scroll. The legend stays in
   * sight under them.
   */
  readonly maxScroll: number;
}
