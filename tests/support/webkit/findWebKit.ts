import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** What WebKit needs to be driven on Linux, by paths. */
export interface WebKit {
  readonly driver: string;
  /** The little browser that comes with the driver. */
  readonly miniBrowser: string;
  readonly display: string;
}

/** The folders in which a WebKit for GTK has its programs. */
const APIS = ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"];

/**
 * WEBKIT_DRIVER_PATH, else the driver that is installed, with what else it takes; undefined where
 * something is missing.
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

/** Where distributions put what belongs to a program in `/usr/bin`. */
function librariesOf(driver: string): string[] {
  const prefix = join(driver, "../..");
  return ["lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu", "libexec", "lib64", "lib"].map((folder) =>
    join(prefix, folder),
  );
}
