import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Readable } from "node:stream";
import { testFonts } from "../fonts/fonts.ts";
import type { WebKit } from "./findWebKit.ts";

export interface SessionOptions {
  /** IANA name. The engine reads it once, when it starts. @default "UTC" */
  readonly timeZone?: string;
  /** Whether scrollbars take room. @default false */
  readonly scrollbars?: boolean;
  /** Whether screenshots of a page are possible. @default false */
  readonly pictures?: boolean;
}

/**
 * One window in a WebKit of its own, on a display of its own, so that no other window has the
 * focus.
 */
export interface Session {
  /** Sends a command to the driver. Throws its errors, with the command in front. */
  ask(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<unknown>;
  /** Ends the session and all its processes. */
  close(): Promise<void>;
}

/**
 * Returns the only settings of a reader's preferences that GTK has. Without animations, motion is
 * reduced.
 */
const settings = (scrollbars: boolean): string =>
  `[Settings]\ngtk-enable-animations=0\ngtk-overlay-scrolling=${scrollbars ? "0" : "1"}\n`;

/** ms to wait for an answer: more than the longest script takes, less than a test may take. */
const PATIENCE = 50_000;

/** Starts a display, a driver and a browser window. */
export async function startSession(
  { driver, miniBrowser, display }: WebKit,
  { timeZone = "UTC", scrollbars = false, pictures = false }: SessionOptions = {},
): Promise<Session> {
  const folder = await mkdtemp(join(tmpdir(), "samarkand-webkit-"));
  const running: ChildProcess[] = [];
  const endAtOnce = (): void => {
    for (const child of running) signal(child, "SIGKILL");
  };
  process.once("exit", endAtOnce);
  const end = async (): Promise<void> => {
    await Promise.all(running.map(stop));
    process.off("exit", endAtOnce);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await mkdir(join(folder, "gtk-3.0"));
    await writeFile(join(folder, "gtk-3.0/settings.ini"), settings(scrollbars));
    const screen = spawn(display, ["-displayfd", "3", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
      detached: true,
    });
    running.push(screen);
    watchOver(screen, running);
    const DISPLAY = `:${await firstLine(screen, "Xvfb")}`;
    const port = await freePort();
    const base = `http://127.0.0.1:${String(port)}`;
    // Without a graphics card, drawing in layers takes twice the time; but the driver takes no
    // screenshot without them.
    const drawing = pictures ? {} : { WEBKIT_DISABLE_COMPOSITING_MODE: "1" };
    const env = {
      ...process.env,
      ...drawing,
      DISPLAY,
      GDK_BACKEND: "x11",
      TZ: timeZone,
      LANG: "en_GB.UTF-8",
      FONTCONFIG_FILE: await testFonts(),
      XDG_CONFIG_HOME: folder,
      XDG_CACHE_HOME: folder,
      XDG_DATA_HOME: folder,
    };
    const service = spawn(driver, [`--port=${String(port)}`], { env, stdio: "ignore", detached: true });
    running.push(service);
    watchOver(service, running);
    await untilReady(base, service);
    const capabilities = {
      alwaysMatch: {
        "webkitgtk:browserOptions": { binary: miniBrowser, args: ["--automation"] },
        timeouts: { script: PATIENCE - 5000, pageLoad: PATIENCE - 5000 },
      },
    };
    const { sessionId } = (await request(base, "POST", "/session", { capabilities })) as {
      sessionId: string;
    };
    return {
      ask: (method, path, body) => request(base, method, `/session/${sessionId}${path}`, body),
      close: async () => {
        await request(base, "DELETE", `/session/${sessionId}`).catch(() => undefined);
        await end();
      },
    };
  } catch (error) {
    await end();
    throw new Error("WebKit does not start.", { cause: error });
  }
}

async function request(base: string, method: string, path: string, body?: object): Promise<unknown> {
  const what = `${method} ${path.replace(/^\/session\/[^/]+/, "")}`;
  let response: Response;
  try {
    response = await fetch(base + path, {
      method,
      signal: AbortSignal.timeout(PATIENCE),
      ...(method === "POST" && { body: JSON.stringify(body ?? {}) }),
    });
  } catch (cause) {
    const hangs = cause instanceof Error && cause.name === "TimeoutError";
    throw new Error(
      hangs
        ? `WebKit has not answered ${what} for ${String(PATIENCE / 1000)} s: it hangs.`
        : `WebKit is gone: no answer to ${what}.`,
      { cause },
    );
  }
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) {
    const { error, message } = value as { error: string; message: string };
    throw new Error(`WebKit, ${what}: ${error}. ${message}`);
  }
  return value;
}

async function untilReady(base: string, service: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (service.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${String(service.exitCode)}.`);
    const answer = await fetch(`${base}/status`).catch(() => null);
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Error("WebKitWebDriver does not answer.");
}

async function firstLine(child: ChildProcess, name: string): Promise<string> {
  const failed = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      reject(new Error(`${name} ended with ${String(code)}.`));
    });
  });
  const [data] = (await Promise.race([once(child.stdio[3] as Readable, "data"), failed])) as [Buffer];
  return data.toString().trim();
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/** Ends a process and those that it started, with SIGTERM first. */
async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, "exit");
  signal(child, "SIGTERM");
  await Promise.race([ended, pause(3000, undefined, { ref: false })]);
  signal(child, "SIGKILL");
  await ended;
}

/**
 * Ends a group of processes when this process ends, even by a kill: a killed test can end nothing.
 * A shell waits until the pipe from this process closes, and kills the group then.
 */
function watchOver({ pid }: ChildProcess, running: ChildProcess[]): void {
  if (pid !== undefined)
    running.unshift(
      spawn("sh", ["-c", `read -r _; kill -s KILL -- -${String(pid)}`], {
        stdio: ["pipe", "ignore", "ignore"],
        detached: true,
      }),
    );
}

function hasEnded({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid === undefined || exitCode !== null || signalCode !== null;
}

/** Sends a signal to the group of processes that the child leads. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, name);
  } catch {
    // The process has already ended.
  }
}
