import { findProgram } from "./findProgram.ts";

/** Returns FIREFOX_PATH, else the path of an installed Firefox. */
export function findFirefox(): string | undefined {
  return findProgram({
    variable: "FIREFOX_PATH",
    darwin: ["Firefox.app/Contents/MacOS/firefox"],
    win32: ["Mozilla Firefox\\firefox.exe"],
    linux: ["firefox-esr", "firefox"],
  });
}
