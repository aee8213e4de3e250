import type { FontSpec, MeasureText } from "../../base/measureText.ts";
import type { Model } from "../../model/model.ts";
import type { ResolvedMarker } from "../../options/resolveDates.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import type { CalendarSystem } from "../../time/calendar/calendar.ts";
import type { DateText } from "../../time/text/dateText.ts";
import type { Zone } from "../../time/zone.ts";

/** All that a layout depends on besides the view. */
export interface LayoutContext {
  readonly model: Model;
  /** Named moments, by start. */
  readonly markers: readonly ResolvedMarker[];
  readonly tokens: ThemeTokens;
  /** px, of the whole timeline. */
  readonly width: number;
  /**
   * px, of the whole timeline: beyond it, lanes are shared out among the groups and the rest is
   * clustered.
   */
  readonly maxHeight: number;
  readonly measure: MeasureText;
  /** In the family in which `measure` measures: the theme's, or what "inherit" comes to. */
  readonly fonts: Fonts;
  /**
   * px, the height of a line of labels where the font needs more than the theme's rows, as Nastaliq
   * does; else 0.
   */
  readonly lineHeight: number;
  readonly zone: Zone;
  /** Of the axis. */
  readonly calendar: CalendarSystem;
  /** Of a second row of ticks; null: there is none. */
  readonly secondaryCalendar: CalendarSystem | null;
  /**
   * The texts of a calendar's dates; with the era on every year where the view touches years before
   * 1.
   */
  readonly dateText: (calendar: CalendarSystem, era: boolean) => DateText;
  /** The question mark of the locale's script. */
  readonly questionMark: string;
  /** The days of the weekend, 1 (Monday) to 7. */
  readonly weekend: readonly number[];
}

/** What the texts of a timeline are set in. */
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
export function createFonts(tokens: ThemeTokens, family: string): Fonts {
  const { fontSize, titleSize, noteSize } = tokens;
  return {
    label: { family, size: fontSize, weight: 400 },
    group: { family, size: titleSize, weight: 600 },
    upper: { family, size: titleSize, weight: 600 },
    tick: { family, size: fontSize, weight: 500 },
    note: { family, size: noteSize, weight: 400 },
    count: { family, size: fontSize - 1, weight: 600 },
    questionMark: { family, size: fontSize, weight: 600 },
  };
}
