import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** Path of a Chromium for the browser tests: Playwright's own, the system's, or one installed now. */
export function requireBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  console.log("Installing a browser for the tests …");
  if (
    spawnSync("playwright", ["install", "chromium"], { stdio: "ignore", timeout: 240_000 }).status === 0 &&
    existsSync(chromium.executablePath())
  ) {
    // Its libraries may be missing on a bare machine; as root they can be added.
    if (process.getuid?.() === 0) spawnSync("playwright", ["install-deps", "chromium"], { stdio: "ignore" });
    return chromium.executablePath();
  }
  if (process.getuid?.() === 0) {
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  const installed = findBrowser();
  if (!installed)
    throw new Error(
      "No browser for the tests. Install Chromium (apt-get install chromium) or run: npx playwright install chromium",
    );
  return installed;
}

const findBrowser = () => [chromium.executablePath(), ...SYSTEM].find((path) => existsSync(path));
