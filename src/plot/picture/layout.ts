import type { Band } from "../../model/arrangeGroups.ts";
import type { ModelGroup } from "../../model/model.ts";
import type { TimeScale } from "../../time/scale.ts";
import type { Axis } from "../axis/axis.ts";
import type { PlacedMarker } from "../axis/markers.ts";
import type { PlacedProfile } from "../clusters/densityProfile.ts";
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
  /** px of that. */
  readonly titleWidth: number;
  /** Whether it is in the part of the height that is drawn. */
  readonly isShown: boolean;
}

/** px that are laid out beyond a view, before it and after it, so that a pan finds them there. */
export interface Margin {
  readonly before: number;
  readonly after: number;
}

/**
 * What of the plot's height is laid out, in px from its top: the bands that are there, and one
 * wherever it is.
 */
export interface Slice extends Stretch {
  /** The index of a group, to be seen in its own band or in that of a folded one. */
  readonly also?: number | undefined;
}

/**
 * Numbers for one window: x in inline px of what is laid out (0 where that begins), y in px from
 * the top of the plot.
 */
export interface Layout {
  /** px of the whole timeline. */
  readonly width: number;
  /** px at the start side for the titles of groups; 0: they stand above their bands. */
  readonly gutter: number;
  /** Of the zoom: what has which place, with how much of its label, and what is counted. */
  readonly level: number;
  /** Of all that is laid out. */
  readonly scale: TimeScale;
  /** The part of it that is in sight, in inline px. */
  readonly sight: Stretch;
  readonly axisHeight: number;
  /** px of it that are the second calendar's, at its end; 0 where there is none. */
  readonly secondaryHeight: number;
  /** px of it that are the named moments', after all else; 0 where there are none. */
  readonly markersHeight: number;
  readonly markers: readonly PlacedMarker[];
  readonly plotHeight: number;
  readonly axis: Axis;
  readonly bands: readonly PlacedBand[];
  readonly marks: readonly PlacedMark[];
  readonly clusters: readonly PlacedCluster[];
  /** Behind the clusters. */
  readonly profiles: readonly PlacedProfile[];
  readonly eras: readonly PlacedEra[];
  readonly legend: Legend;
  /**
   * px that the axis and the plot may take together; beyond it they scroll. The legend stays in
   * sight under them.
   */
  readonly maxScroll: number;
}
