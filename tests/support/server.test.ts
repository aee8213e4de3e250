import { get } from "node:http";
import { afterAll, expect, test } from "vitest";
import { serve, strictPolicy } from "./server.ts";

const server = await serve();
afterAll(() => server.close());

/** Requests a path as it is; `fetch` would normalize it first. */
const request = (path: string): Promise<{ status: number | undefined; type: unknown; policy: unknown }> =>
  new Promise((resolve, reject) => {
    get(server.url, { path }, ({ statusCode, headers }) => {
      resolve({
        status: statusCode,
        type: headers["content-type"],
        policy: headers["content-security-policy"],
      });
    }).on("error", reject);
  });

test("server: files have their type and the policy", async () => {
  expect(await request("/fixtures/blank.html?x#y")).toEqual({
    status: 200,
    type: "text/html; charset=utf-8",
    policy: strictPolicy,
  });
  expect(await request("/fonts/noto-sans-arabic/noto-sans-arabic-arabic-400-normal.woff2")).toMatchObject({
    status: 200,
    type: "font/woff2",
  });
});

test.each([
  "/",
  "/package.json",
  "/fixtures/",
  "/fixtures/absent.html",
  "/fixtures/../../../package.json",
  "/fixtures/%2e%2e/%2e%2e/%2e%2e/package.json",
  "/fixtures/..%2f..%2f..%2fpackage.json",
  "/fixtures//../../../package.json",
  "/fixtures/%",
])("server: %s is not found", async (path) => {
  expect((await request(path)).status).toBe(404);
});
