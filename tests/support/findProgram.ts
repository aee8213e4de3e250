import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

interface Asked {
  /** Name of the environment variable that may hold a path. */
  readonly variable: string;
  /** Paths below /Applications, paths below Program Files, and names on the PATH. */
  readonly darwin: readonly string[];
  readonly win32: readonly string[];
  readonly linux: readonly string[];
}

const found = new Map<string, string | undefined>();

/**
 * Returns the path of an installed browser. Throws where the variable names a path at which none
 * starts.
 */
export function findProgram(asked: Asked): string | undefined {
  const { variable } = asked;
  if (!found.has(variable)) {
    const wanted = process.env[variable];
    if (wanted && !starts(wanted))
      throw new Error(`${variable} is ${JSON.stringify(wanted)}, but no browser starts there.`);
    found.set(variable, wanted || usualPlaces(asked).find((path) => existsSync(path) && starts(path)));
  }
  return found.get(variable);
}

function usualPlaces({ darwin, win32, linux }: Asked): string[] {
  const under = (folders: readonly (string | undefined)[], names: readonly string[]): string[] =>
    folders
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => names.map((name) => join(folder, name)));
  const { PATH, HOME, ProgramFiles, LOCALAPPDATA } = process.env;
  switch (process.platform) {
    case "darwin":
      return under(["/Applications", HOME && join(HOME, "Applications")], darwin);
    case "win32":
      return under([ProgramFiles, process.env["ProgramFiles(x86)"], LOCALAPPDATA], win32);
    default:
      return under(PATH?.split(delimiter) ?? [], linux);
  }
}

/**
 * Whether a program starts. Asks for its version, because some systems have a "chromium-browser"
 * that only says how to get one.
 */
export function starts(executablePath: string, env: NodeJS.ProcessEnv = process.env): boolean {
  // On Windows asking for the version would open a window.
  if (process.platform === "win32") return existsSync(executablePath);
  return spawnSync(executablePath, ["--version"], { env, timeout: 20_000 }).status === 0;
}
