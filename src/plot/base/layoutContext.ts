import type { FontSpec, MeasureText } from "../../base/measureText.ts";
import type { Model } from "../../model/model.ts";
import type { LayerBand } from "../../options/layers.ts";
import type { OwnMarks } from "../../options/ownMarks.ts";
import type { ResolvedMarker } from "../../options/resolveDates.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import type { CalendarSystem } from "../../time/calendar/calendar.ts";
import type { DateText } from "../../time/text/dateText.ts";
import type { Zone } from "../../time/zone.ts";

/** Everything a layout depends on besides the view. */
export interface LayoutContext {
  readonly model: Model;
  /** Markers, in order of their start. */
  readonly markers: readonly ResolvedMarker[];
  readonly tokens: ThemeTokens;
  /** Width of the whole timeline, in px. */
  readonly width: number;
  /**
   * Greatest height of the whole timeline, in px. Rows get lower before the timeline scrolls, and
   * the fullest groups are counted where marks alone need several times this height.
   */
  readonly maxHeight: number;
  /** Bands of layers, under all groups. */
  readonly layerBands: readonly LayerBand[];
  readonly measure: MeasureText;
  /** Icons and texts that the application gives to events. */
  readonly ownMarks: OwnMarks;
  /**
   * Fonts in the family in which `measure` measures: the theme's, or the resolved one for
   * "inherit".
   */
  readonly fonts: Fonts;
  /**
   * Height of a line of labels in px, where the font needs more than the theme's rows, as Nastaliq
   * does; otherwise 0.
   */
  readonly lineHeight: number;
  readonly zone: Zone;
  /** Calendar of the axis. */
  readonly calendar: CalendarSystem;
  /** Calendar of a second row of ticks; `null`: there is none. */
  readonly secondaryCalendar: CalendarSystem | null;
  /**
   * Returns the date text of a calendar. `era`: every year has its era, for a view that touches
   * years before 1.
   */
  readonly dateText: (calendar: CalendarSystem, era: boolean) => DateText;
  /** Question mark of the locale's script. */
  readonly questionMark: string;
  /** Days of the weekend, 1 (Monday) to 7. */
  readonly weekend: readonly number[];
}

/** Fonts of the texts of a timeline. */
export interface Fonts {
  readonly label: FontSpec;
  readonly group: FontSpec;
  readonly upper: FontSpec;
  readonly tick: FontSpec;
  readonly note: FontSpec;
  readonly count: FontSpec;
  readonly questionMark: FontSpec;
}

/** Returns the fonts of a theme's sizes in a family. */
export function createFonts({ fontSize, titleSize, noteSize }: ThemeTokens, family: string): Fonts {
  const font = (size: number, weight: number): FontSpec => ({ family, size, weight });
  return {
    label: font(fontSize, 400),
    group: font(titleSize, 600),
    upper: font(titleSize, 600),
    tick: font(fontSize, 500),
    note: font(noteSize, 400),
    count: font(fontSize - 1, 600),
    questionMark: font(fontSize, 600),
  };
}
