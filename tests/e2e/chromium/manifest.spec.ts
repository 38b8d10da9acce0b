import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { findChromeBuild } from '../support/chrome-build.ts';
import { startChromium } from '../support/chromium-browser.ts';
import { test, toSidestream } from '../support/chromium-test.ts';
import { findFirefoxBuild } from '../support/firefox-build.ts';
import { grantHost } from '../support/grant-host.ts';
import { makeStranger } from '../support/strangers.ts';

type Manifest = Readonly<Record<string, unknown>> & {
  permissions: string[];
  optional_permissions: string[];
  optional_host_permissions: string[];
  commands: Readonly<Record<string, unknown>>;
};

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
}

/** What both ask for: whoever adds to it changes this list, and reads it. */
const permissions = [
  'activeTab',
  'alarms',
  'contextMenus',
  'declarativeNetRequestWithHostAccess',
  'scripting',
  'storage',
  'unlimitedStorage',
];
const surface = {
  optional_host_permissions: ['<all_urls>', 'http://*/*', 'https://*/*'],
  incognito: 'not_allowed',
  content_security_policy: {
    extension_pages: "script-src 'self'; object-src 'none'; base-uri 'none'",
  },
};
const keys = [
  'action',
  'background',
  'commands',
  'content_security_policy',
  'default_locale',
  'description',
  'icons',
  'incognito',
  'manifest_version',
  'minimum_chrome_version',
  'name',
  'optional_host_permissions',
  'optional_permissions',
  'options_ui',
  'permissions',
  'version',
];

test('the manifests of both builds ask for this and nothing else, and open no door', async () => {
  const builds = [
    {
      folder: findChromeBuild(),
      more: ['side_panel'],
      permissions: [...permissions, 'sidePanel'],
      optional: ['identity', 'notifications', 'tabs'],
      background: { service_worker: 'background.js' },
      commands: ['_execute_action', 'new-conversation', 'open-side-panel'],
    },
    {
      folder: findFirefoxBuild(),
      more: ['browser_specific_settings', 'sidebar_action'],
      // Firefox knows it only from the start.
      permissions: [...permissions, 'identity'],
      optional: ['notifications', 'tabs'],
      background: { scripts: ['background.js'] },
      commands: ['_execute_action', '_execute_sidebar_action', 'new-conversation'],
    },
  ];
  for (const build of builds) {
    const manifest = await readManifest(build.folder);
    // No externally_connectable, web_accessible_resources, content_scripts, sandbox, user scripts or native messaging.
    expect(Object.keys(manifest).toSorted()).toEqual([...keys, ...build.more].toSorted());
    const sorted = Object.fromEntries(
      Object.entries(manifest).map(([key, value]) => [
        key,
        Array.isArray(value) ? (value as string[]).toSorted() : value,
      ]),
    );
    expect(sorted).toMatchObject({
      ...surface,
      manifest_version: 3,
      permissions: build.permissions.toSorted(),
      optional_permissions: build.optional,
      background: build.background,
    });
    expect(Object.keys(manifest.commands).toSorted()).toEqual(build.commands);
  }
});

const everywhere = 'Read and change all your data on all websites';

test('Chromium loads it without a complaint, warns of nothing at the installation, and finds no error after use', async ({
  server,
}) => {
  const stranger = await makeStranger('chromium');
  const both = `${findChromeBuild()},${stranger.folder}`;
  const args = [`--disable-extensions-except=${both}`, `--load-extension=${both}`];
  const sidestream = toSidestream(await startChromium({ args }), server);
  try {
    const extensions = await sidestream.context.newPage();
    await extensions.goto('chrome://extensions');
    // Errors are collected for developers alone.
    await extensions.evaluate(async (id) => {
      const own = (chrome as unknown as { developerPrivate: DeveloperPrivate }).developerPrivate;
      await own.updateProfileConfiguration({ inDeveloperMode: true });
      await own.updateExtensionConfiguration({ extensionId: id, errorCollection: true });
    }, sidestream.id);

    const page = await sidestream.context.newPage();
    await page.goto(`chrome-extension://${stranger.id}/page.html`);
    const { default_locale: _, ...plain } = await readManifest(findChromeBuild());
    const warn = (change: object = {}): Promise<string[]> =>
      page.evaluate(
        (manifest) => chrome.management.getPermissionWarningsByManifest(manifest),
        JSON.stringify({ ...plain, name: 'x', description: 'x', commands: {}, ...change }),
      );
    expect(await warn()).toEqual([]);
    expect(
      await page.evaluate((id) => chrome.management.getPermissionWarningsById(id), sidestream.id),
    ).toEqual([]);
    // What each optional one says when it is asked for.
    const said: Record<string, string[]> = {};
    for (const name of plain.optional_permissions) said[name] = await warn({ permissions: [name] });
    for (const host of [
      ...plain.optional_host_permissions,
      'https://api.example.com/*',
      'http://localhost/*',
    ])
      said[host] = await warn({ permissions: [], host_permissions: [host] });
    expect(said).toEqual({
      notifications: ['Display notifications'],
      tabs: ['Read your browsing history'],
      identity: [],
      'https://*/*': [everywhere],
      'http://*/*': [everywhere],
      '<all_urls>': [everywhere],
      'https://api.example.com/*': ['Read and change your data on api.example.com'],
      'http://localhost/*': ['Read and change your data on localhost'],
    });
    // Before anything was asked for.
    const granted = await (
      await sidestream.backstage()
    ).evaluate(() => chrome.permissions.getAll());
    expect(granted.permissions?.toSorted()).toEqual([...permissions, 'sidePanel'].toSorted());
    expect(granted.origins).toEqual([]);

    // A round of use: a question, the popup, every section of the options, a death.
    await grantHost(sidestream, 'http://127.0.0.1/*');
    await sidestream.connect();
    const panel = await sidestream.openPanel();
    await panel.ask('Anything wrong?');
    await panel.until('finished');
    await sidestream.openPopup();
    const options = await sidestream.openOptions();
    await expect(options.page.locator('#permissions li').first()).toBeVisible();
    await sidestream.killWorker();
    await panel.ask('And now?');
    await expect.poll(async () => (await panel.read()).length).toBe(2);

    const found = await extensions.evaluate(
      (id) =>
        (
          chrome as unknown as { developerPrivate: DeveloperPrivate }
        ).developerPrivate.getExtensionInfo(id),
      sidestream.id,
    );
    expect(found).toMatchObject({
      errorCollection: { isActive: true },
      manifestErrors: [],
      runtimeErrors: [],
      runtimeWarnings: [],
      installWarnings: [],
      state: 'ENABLED',
    });
  } finally {
    await sidestream.forget();
    await rm(stranger.folder, { recursive: true });
  }
});

/** The part of the API of `chrome://extensions` that is used. */
interface DeveloperPrivate {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  updateExtensionConfiguration(change: {
    extensionId: string;
    errorCollection: boolean;
  }): Promise<void>;
  getExtensionInfo(id: string): Promise<object>;
}
