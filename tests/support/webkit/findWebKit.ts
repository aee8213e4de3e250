import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Paths of the programs that drive WebKit on Linux. */
export interface WebKit {
  readonly driver: string;
  /** The small browser that comes with the driver. */
  readonly miniBrowser: string;
  readonly display: string;
}

/** Folders in which a WebKit for GTK has its programs. */
const APIS = ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"];

/**
 * Returns WEBKIT_DRIVER_PATH, else the installed driver, with the other programs; undefined where
 * one is missing.
 */
export function findWebKit(): WebKit | undefined {
  const wanted = process.env["WEBKIT_DRIVER_PATH"];
  if (wanted && !existsSync(wanted))
    throw new Error(`WEBKIT_DRIVER_PATH is ${JSON.stringify(wanted)}, but nothing is there.`);
  const driver = wanted || inPath("WebKitWebDriver");
  const display = inPath("Xvfb");
  const miniBrowser =
    driver &&
    librariesOf(driver)
      .flatMap((folder) => APIS.map((api) => join(folder, api, "MiniBrowser")))
      .find(existsSync);
  return driver && miniBrowser && display ? { driver, miniBrowser, display } : undefined;
}

function inPath(name: string): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(existsSync);
}

/** Returns the folders in which distributions put the files of a program in `/usr/bin`. */
function librariesOf(driver: string): string[] {
  const prefix = join(driver, "../..");
  return ["lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu", "libexec", "lib64", "lib"].map((folder) =>
    join(prefix, folder),
  );
}
