import { fileURLToPath } from "node:url";
import { build, type Rolldown } from "vite";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Bundles a module of this repository, with all its imports, as a script that puts its exports into
 * the global `name`. It can then run in another engine or process than the tests.
 */
export async function bundle(path: string, name: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: "silent",
    // React reads this variable, and mounts twice in development only.
    define: { "process.env.NODE_ENV": '"development"' },
    build: {
      write: false,
      minify: false,
      target: "es2022",
      lib: { entry: root + path, formats: ["iife"], name },
    },
  });
  const [result] = built as Rolldown.RolldownOutput[];
  return (result as Rolldown.RolldownOutput).output[0].code;
}
