import { findProgram } from "./findProgram.ts";

/** FIREFOX_PATH, else one that is installed. */
export function findFirefox(): string | undefined {
  return findProgram({
    variable: "FIREFOX_PATH",
    darwin: ["Firefox.app/Contents/MacOS/firefox"],
    win32: ["Mozilla Firefox\\firefox.exe"],
    linux: ["firefox-esr", "firefox"],
  });
}
