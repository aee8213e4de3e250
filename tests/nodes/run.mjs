// Runs the tests of ticks, zones and dates in each Node that is found here, from 20 on, once for
// every zone to which a machine may be set. It installs nothing, and reports the versions that it
// did not find. More places to look: NODES=/a/node:/b/node.

import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const MAJORS = [20, 22, 24];
const ZONES = [
  "UTC",
  "Asia/Tehran",
  "Africa/Cairo",
  "Asia/Beirut",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Apia",
];
const FILES = ["ticks", "clockTicks", "zone", "span", "dateText"].map((name) => `tests/time/${name}.test.ts`);
const root = fileURLToPath(new URL("../../", import.meta.url));
const run = promisify(execFile);

/** Returns every path that could be a Node. */
function places() {
  const {
    NODES = "",
    PATH = "",
    NVM_DIR = join(homedir(), ".nvm"),
    FNM_DIR = join(homedir(), ".local/share/fnm"),
    VOLTA_HOME = join(homedir(), ".volta"),
  } = process.env;
  const names = ["node", "nodejs", ...MAJORS.flatMap((major) => [`node${major}`, `node-${major}`])];
  const versions = (folder, binary) =>
    existsSync(folder) ? readdirSync(folder).map((version) => join(folder, version, binary)) : [];
  return [
    process.execPath,
    ...NODES.split(delimiter),
    ...PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
    ...versions(join(NVM_DIR, "versions/node"), "bin/node"),
    ...versions(join(FNM_DIR, "node-versions"), "installation/bin/node"),
    ...versions(join(VOLTA_HOME, "tools/image/node"), "bin/node"),
  ].filter((path) => path !== "" && existsSync(path));
}

/** Returns one path for each version, as the programs report it. */
async function findNodes() {
  const found = new Map();
  for (const path of new Set(places())) {
    const version = await run(path, ["--version"]).then(
      ({ stdout }) => stdout.trim(),
      () => "",
    );
    if (Number(/^v(\d+)/.exec(version)?.[1]) >= MAJORS[0] && !found.has(version)) found.set(version, path);
  }
  return found;
}

async function test(path, TZ) {
  const args = ["node_modules/vitest/vitest.mjs", "run", "--project", "node", "--reporter", "json", ...FILES];
  const options = { cwd: root, env: { ...process.env, TZ }, maxBuffer: 100_000_000 };
  const { stdout, stderr } = await run(path, args, options).catch((error) => error);
  try {
    const { numPassedTests, testResults } = JSON.parse(stdout);
    const messages = testResults.flatMap(({ message, assertionResults }) => [
      message,
      ...assertionResults.flatMap(({ fullName, failureMessages }) =>
        failureMessages.map((text) => `${fullName}: ${text}`),
      ),
    ]);
    const failures = messages.filter(Boolean);
    return {
      passed: numPassedTests,
      failures: testResults.length === FILES.length ? failures : [...failures, "not every file was run"],
    };
  } catch {
    return { passed: 0, failures: [stderr || stdout || "it printed nothing"] };
  }
}

const nodes = await findNodes();
for (const [version, path] of nodes) {
  for (const TZ of ZONES) {
    const { passed, failures } = await test(path, TZ);
    console.log(`Node ${version}, TZ=${TZ}: ${passed} passed, ${failures.length} failed`);
    for (const failure of failures) console.log(failure);
    if (failures.length > 0) process.exitCode = 1;
  }
}
for (const major of MAJORS) {
  if (![...nodes.keys()].some((version) => version.startsWith(`v${major}.`)))
    console.log(`Node ${major}: not found, not tested`);
}
