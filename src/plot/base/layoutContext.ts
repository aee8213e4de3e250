import type { FontSpec, MeasureText } from "../../base/measureText.ts";
import type { Model } from "../../model/model.ts";
import type { ResolvedMarker } from "../../options/resolveMarkers.ts";
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
  /** The family in which `measure` measures: the theme's, or what "inherit" comes to. */
  readonly fontFamily: string;
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
  readonly doubt: string;
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
  readonly doubt: FontSpec;
}

const known = new WeakMap<object, Fonts>();

/**
 * The fonts of the theme's sizes, the same ones for the same context: they are asked for with every
 * label.
 */
export function fontsOf(context: Pick<LayoutContext, "tokens" | "fontFamily">): Fonts {
  const fonts = known.get(context) ?? createFonts(context);
  known.set(context, fonts);
  return fonts;
}

function createFonts({ tokens, fontFamily: family }: Pick<LayoutContext, "tokens" | "fontFamily">): Fonts {
  const { fontSize, titleSize, noteSize } = tokens;
  return {
    label: { family, size: fontSize, weight: 400 },
    group: { family, size: titleSize, weight: 600 },
    upper: { family, size: titleSize, weight: 600 },
    tick: { family, size: fontSize, weight: 500 },
    note: { family, size: noteSize, weight: 400 },
    count: { family, size: fontSize - 1, weight: 600 },
    doubt: { family, size: fontSize, weight: 600 },
  };
}
