import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import manifest from "../../package.json" with { type: "json" };
import { cachedFolder } from "./cache.ts";
import { findProgram, starts } from "./findProgram.ts";
import { testFonts } from "./fonts/fonts.ts";

export interface Chromium {
  executablePath: string;
  env: NodeJS.ProcessEnv;
  args: string[];
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Arguments that make every Chromium draw the same page with the same pixels. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
  "--font-render-hinting=none",
  "--disable-lcd-text",
  "--disable-font-subpixel-positioning",
  "--force-device-scale-factor=1",
  "--hide-scrollbars",
];

/** Returns CHROMIUM_PATH, else the path of an installed Chromium. */
export function findInstalled(): string | undefined {
  return findProgram({
    variable: "CHROMIUM_PATH",
    darwin: ["Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome"],
    win32: ["Chromium\\Application\\chrome.exe", "Google\\Chrome\\Application\\chrome.exe"],
    linux: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
  });
}

/** Returns the folder of the package with a Chromium for Linux, where that can run. */
export function findShipped(): string | undefined {
  const folder = join(root, "node_modules/@sparticuz/chromium");
  return process.platform === "linux" && process.arch === "x64" && existsSync(folder) ? folder : undefined;
}

/**
 * Returns the installed Chromium, else the one of the dev dependencies. Throws where there is none.
 */
export async function findChromium(which?: "installed" | "shipped"): Promise<Chromium> {
  const env = { ...process.env, FONTCONFIG_FILE: await testFonts() };
  const installed = which === "shipped" ? undefined : findInstalled();
  if (installed !== undefined) return { executablePath: installed, env, args };
  const advice =
    "The browser tests need a Chromium: install Chromium or Chrome, or put the path of one in CHROMIUM_PATH.";
  const shipped = await unpacked(env).catch((cause: unknown) => {
    throw new Error(advice, { cause });
  });
  if (!shipped) throw new Error(advice);
  return shipped;
}

async function unpacked(env: NodeJS.ProcessEnv): Promise<Chromium | undefined> {
  if (findShipped() === undefined) return undefined;
  const folder = await cachedFolder(
    `chromium-${manifest.devDependencies["@sparticuz/chromium"]}`,
    unpackShipped,
  );
  const executablePath = join(folder, "chromium");
  const libraries = [join(folder, "al2023/lib"), env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  // Uses the libraries of the package only where the system lacks libnss3 and related ones: the
  // system's own libraries fit its other ones better.
  return [env, { ...env, LD_LIBRARY_PATH: libraries }]
    .filter((environment) => starts(executablePath, environment))
    .map((environment) => ({ executablePath, env: environment, args }))[0];
}

/**
 * Unpacks the package. It unpacks into the temporary folder, and its libraries only where it seems
 * to be on AWS.
 */
async function unpackShipped(folder: string): Promise<void> {
  const script = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
  });
}
