import type { BuiltInTheme, Direction, Theme } from "samarkand";
import type { Language } from "./texts.ts";

export type ThemeName = BuiltInTheme | "auto";

/** Choices of the reader. Everything on the page follows from them. */
export interface PageState {
  readonly language: Language;
  readonly timeDirection: "auto" | Direction;
  /** Name of the theme. "own" is the theme that the reader has created. */
  readonly theme: ThemeName | "own";
  readonly own: Theme | null;
  /** Calendars and names of months of the figure with two calendars. */
  readonly calendar: string;
  readonly secondaryCalendar: string;
  readonly monthNames: "locale" | "dual";
  /** Whether the long history leaves out events without a certain date. */
  readonly isCertainOnly: boolean;
}

export interface Store {
  readonly state: PageState;
  change(part: Partial<PageState>): void;
  /** Calls `listener` now and after each change. */
  follow(listener: (state: PageState) => void): void;
}

export function createStore(initial: PageState): Store {
  const listeners: ((state: PageState) => void)[] = [];
  let state = initial;
  return {
    get state() {
      return state;
    },
    change(part) {
      state = { ...state, ...part };
      for (const listener of listeners) listener(state);
    },
    follow(listener) {
      listeners.push(listener);
      listener(state);
    },
  };
}

/** Returns the value of the option `theme`. */
export function themeOf({ theme, own }: PageState): ThemeName | Theme {
  return theme === "own" ? (own ?? "auto") : theme;
}

/** Returns the name of the built-in theme on which the chosen theme is based. */
export function baseOf(state: PageState): ThemeName {
  const theme = themeOf(state);
  return typeof theme === "string" ? theme : (theme.base ?? "light");
}
