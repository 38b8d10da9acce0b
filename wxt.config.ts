import { defineConfig } from 'wxt';
import { noticesFile, toNotices } from './scripts/packages/notices.ts';
import { contentSecurityPolicy } from './scripts/vite/content-security-policy.ts';
import { createBundledPackages } from './scripts/vite/note-packages.ts';
import { panelInOneChunk } from './scripts/vite/panel-in-one-chunk.ts';
import { withoutEvalInMcp } from './scripts/vite/without-eval-in-mcp.ts';
import { withoutEvalInPdf } from './scripts/vite/without-eval-in-pdf.ts';
import { withoutInnerHtml } from './scripts/vite/without-inner-html.ts';
import { withoutInnerHtmlInReadability } from './scripts/vite/without-inner-html-in-readability.ts';

/** The shortcut of a command, where the browser has no other use for it. */
const shortcut = (key: string) => ({ suggested_key: { default: key } });

/** Over all bundles of this build. */
const bundled = createBundledPackages();

export default defineConfig({
  imports: false,
  hooks: {
    // With `imports: false` the names are found all the same: a parameter called `storage` brought 5 kB of a library with it.
    'config:resolved'({ config }) {
      Object.assign(config.imports, { imports: [], presets: [] });
    },
    // After all bundles, so that the licences are of what is really in them.
    'build:publicAssets'(wxt, files) {
      if (wxt.config.command !== 'build') return;
      files.push({ relativeDest: noticesFile, contents: toNotices(bundled.list()) });
    },
  },
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  manifest: ({ browser, command }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    minimum_chrome_version: '126',
    // No private windows until there is a chat that is never written.
    incognito: 'not_allowed',
    permissions: [
      'storage',
      // Against eviction: without it the browser may clear the conversations when the disk runs low. Shows no warning.
      'unlimitedStorage',
      'activeTab',
      'scripting',
      'contextMenus',
      // Locks keys under a passphrase on time, also while the background sleeps. Shows no warning.
      'alarms',
      // Shows no warning, and reaches only hosts that were allowed. Asked for later, Chromium never sets a rule (measured).
      'declarativeNetRequestWithHostAccess',
      // Signing in to a server of tools: Firefox knows it only from the start, where it shows no warning either.
      ...(browser === 'firefox' ? ['identity'] : ['sidePanel']),
    ],
    // Asked for in the click that turns them on.
    optional_permissions: ['notifications', 'tabs', ...(browser === 'firefox' ? [] : ['identity'])],
    // No host at all with the installation: each is asked for in the click that needs it, this machine too (decision 13).
    // Plain http for servers on this machine or in the own network, and for pages that are read.
    optional_host_permissions: [
      'https://*/*',
      'http://*/*',
      // For a picture of the tab, asked for from the panel: nothing less allows it there.
      '<all_urls>',
    ],
    action: {
      default_title: '__MSG_actionTitle__',
      // By the theme's text: light lines where that is light.
      ...(browser === 'firefox' && {
        theme_icons: [16, 32].map((size) => ({
          light: 'icon/light.svg',
          dark: 'icon/dark.svg',
          size,
        })),
      }),
    },
    commands: {
      // Firefox opens its History menu on Alt+S, and on Alt+Shift+S just as well (Linux, Windows).
      _execute_action: shortcut(browser === 'firefox' ? 'Alt+Shift+K' : 'Alt+Shift+S'),
      ...(browser === 'firefox'
        ? { _execute_sidebar_action: shortcut('Alt+Shift+U') }
        : {
            'open-side-panel': {
              ...shortcut('Alt+Shift+U'),
              description: '__MSG_commandOpenSidePanel__',
            },
          }),
      'new-conversation': {
        ...shortcut('Alt+Shift+O'),
        description: '__MSG_commandNewConversation__',
      },
    },
    // The background's own fetch is governed by this too, so connect-src is closed per page instead.
    ...(command === 'build' && {
      content_security_policy: {
        extension_pages: "script-src 'self'; object-src 'none'; base-uri 'none'",
      },
    }),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'sidestream@sidestream.example',
          strict_min_version: '142.0',
          // What leaves the browser at all, though only to where the user sends it: see decision 12.
          data_collection_permissions: {
            required: [
              'authenticationInfo',
              'browsingActivity',
              'personalCommunications',
              'websiteContent',
            ],
          },
        },
      },
    }),
  }),
  vite: ({ command }) => ({
    plugins: [
      withoutInnerHtml(),
      withoutInnerHtmlInReadability(),
      withoutEvalInPdf(),
      withoutEvalInMcp(),
      contentSecurityPolicy(command),
      panelInOneChunk(),
      bundled.watch(),
    ],
    build: {
      modulePreload: {
        polyfill: false,
        // What comes later is read from the disk: its hints cost more than they save.
        resolveDependencies: (_file, needed, { hostType }) => (hostType === 'html' ? needed : []),
      },
    },
  }),
});
