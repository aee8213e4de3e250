import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import manifest from "../../package.json" with { type: "json" };
import { cachedFolder } from "./cache.ts";
import { testFonts } from "./fonts/fonts.ts";

export interface Chromium {
  executablePath: string;
  env: NodeJS.ProcessEnv;
  args: string[];
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** So that the same page gives the same pixels with any Chromium. */
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

/** CHROMIUM_PATH, else one that is installed, else the one that comes with the dev dependencies. */
export async function findChromium(): Promise<Chromium> {
  const env = { ...process.env, FONTCONFIG_FILE: await testFonts() };
  const wanted = process.env["CHROMIUM_PATH"];
  if (wanted) {
    if (starts(wanted, env)) return { executablePath: wanted, env, args };
    throw new Error(`CHROMIUM_PATH is ${JSON.stringify(wanted)}, but no Chromium starts there.`);
  }
  const installed = usualPlaces().find((path) => existsSync(path) && starts(path, env));
  if (installed) return { executablePath: installed, env, args };
  const advice = "The browser tests need a Chromium: install Chromium or Chrome, or put the path of one in CHROMIUM_PATH.";
  const shipped = await findShipped(env).catch((cause: unknown) => {
    throw new Error(advice, { cause });
  });
  if (!shipped) throw new Error(advice);
  return shipped;
}

function usualPlaces(): string[] {
  const under = (folders: readonly (string | undefined)[], names: readonly string[]): string[] =>
    folders.filter((folder) => folder !== undefined).flatMap((folder) => names.map((name) => join(folder, name)));
  const { PATH, HOME, ProgramFiles, LOCALAPPDATA } = process.env;
  switch (process.platform) {
    case "darwin":
      return under(
        ["/Applications", HOME && join(HOME, "Applications")],
        ["Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome"],
      );
    case "win32":
      return under(
        [ProgramFiles, process.env["ProgramFiles(x86)"], LOCALAPPDATA],
        ["Chromium\\Application\\chrome.exe", "Google\\Chrome\\Application\\chrome.exe"],
      );
    default:
      return under(PATH?.split(delimiter) ?? [], ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]);
  }
}

/** Asks for the version, as some systems have a "chromium-browser" that only says how to get one. */
function starts(executablePath: string, environment: NodeJS.ProcessEnv): boolean {
  // On Windows the question would open a window.
  if (process.platform === "win32") return existsSync(executablePath);
  return spawnSync(executablePath, ["--version"], { env: environment, timeout: 20_000 }).status === 0;
}

async function findShipped(env: NodeJS.ProcessEnv): Promise<Chromium | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const folder = await cachedFolder(`chromium-${manifest.devDependencies["@sparticuz/chromium"]}`, unpackShipped);
  const executablePath = join(folder, "chromium");
  const libraries = [join(folder, "al2023/lib"), env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  // Its libraries only where the system lacks libnss3 and its kin: the system's own fit the rest of it better.
  return [env, { ...env, LD_LIBRARY_PATH: libraries }]
    .filter((environment) => starts(executablePath, environment))
    .map((environment) => ({ executablePath, env: environment, args }))[0];
}

/** The package unpacks into the temporary folder, and its libraries only where it believes to be on AWS. */
async function unpackShipped(folder: string): Promise<void> {
  const script = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
  });
}
