import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

/** A browser that the project runs in. */
export type BrowserName = 'chromium' | 'firefox';

/** Where our own downloads land, see install-browsers.ts. */
export const downloadFolder = join(homedir(), '.cache', 'sidestream', 'browsers');

/**
 * Chromium or Chrome for Testing, never branded Google Chrome: that one ignores
 * `--load-extension` since version 137.
 */
function listChromiumPaths(): readonly string[] {
  const downloaded = chromium.executablePath();
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
        downloaded,
      ];
    case 'win32':
      return [
        join(process.env['LOCALAPPDATA'] ?? '', 'Chromium', 'Application', 'chrome.exe'),
        join(process.env['PROGRAMFILES'] ?? '', 'Chromium', 'Application', 'chrome.exe'),
        downloaded,
      ];
    default:
      // A snap goes last: it sees neither /tmp nor a profile that we make there.
      return [
        '/usr/bin/chromium',
        '/usr/lib/chromium/chromium',
        downloaded,
        '/usr/bin/chromium-browser',
        '/snap/bin/chromium',
      ];
  }
}

function listFirefoxPaths(): readonly string[] {
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Firefox.app/Contents/MacOS/firefox',
        join(downloadFolder, 'firefox', 'Firefox.app', 'Contents', 'MacOS', 'firefox'),
      ];
    case 'win32':
      return [join(process.env['PROGRAMFILES'] ?? '', 'Mozilla Firefox', 'firefox.exe')];
    default:
      return [
        '/usr/bin/firefox-esr',
        join(downloadFolder, 'firefox', 'firefox'),
        '/usr/bin/firefox',
        '/snap/bin/firefox',
      ];
  }
}

/** The places where a browser's program usually is, best first. */
export function listPaths(name: BrowserName): readonly string[] {
  return name === 'chromium' ? listChromiumPaths() : listFirefoxPaths();
}
