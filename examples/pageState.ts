import type { BuiltInTheme, Direction, Theme } from "samarkand";
import type { Language } from "./texts.ts";

export type ThemeName = BuiltInTheme | "auto";

/** What the reader has chosen; everything on the page follows from it. */
export interface PageState {
  readonly language: Language;
  readonly timeDirection: "auto" | Direction;
  /** "own": the theme that the reader has made. */
  readonly theme: ThemeName | "own";
  readonly own: Theme | null;
  /** Of the figure with two calendars. */
  readonly calendar: string;
  readonly secondaryCalendar: string;
  readonly monthNames: "locale" | "dual";
  /** Whether the long history leaves out what is not dated for certain. */
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

/** The option `theme`. */
export function themeOf({ theme, own }: PageState): ThemeName | Theme {
  return theme === "own" ? (own ?? "auto") : theme;
}

/** The built-in theme on which the chosen one stands. */
export function baseOf(state: PageState): ThemeName {
  const theme = themeOf(state);
  return typeof theme === "string" ? theme : (theme.base ?? "light");
}
