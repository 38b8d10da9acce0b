import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from '../../scripts/checks/prepare.ts';
import { shootAdding } from './adding-states.ts';
import { shootAdvanced } from './advanced-states.ts';
import { shootAttachments } from './attach-states.ts';
import { shootBranches } from './branch-states.ts';
import { shootComfort } from './comfort-states.ts';
import { shootCallKinds } from './call-kinds.ts';
import { shootCalls } from './call-states.ts';
import { toContactSheet } from './contact-sheet.ts';
import { shootBent } from './panel-bent.ts';
import { shootData } from './data-states.ts';
import { shootDiagnostics } from './diagnostics-states.ts';
import { shootFigures } from './figure-states.ts';
import { shootGallery } from './gallery-states.ts';
import { shootKeys } from './key-states.ts';
import { shootKeyless } from './keyless-states.ts';
import { shootList } from './list-states.ts';
import { shootModels } from './model-states.ts';
import { shootOptions, shootOptionsFirstRun } from './options-states.ts';
import { shootErrors, shootObstacles, shootOffline } from './panel-errors.ts';
import {
  demoModel,
  shootAnswers,
  shootConversations,
  shootFirstRun,
  shootFrame,
} from './panel-states.ts';
import { shootLanguages, shootSizes } from './panel-variants.ts';
import { shootContext } from './context-states.ts';
import { shootPermissions } from './permission-states.ts';
import { shootPopup, shootPopupFirstRun } from './popup-states.ts';
import { shootPrompts } from './prompt-states.ts';
import { shootQueue } from './queue-states.ts';
import { shootReadmePicture } from './readme-picture.ts';
import { shootServing } from './serving-states.ts';
import { shootSmall } from './small-states.ts';
import { shootStorePictures } from './store-pictures.ts';
import { shootServers } from './server-states.ts';
import { shootTools } from './tool-states.ts';
import { openStudio } from './studio.ts';
import type { Studio } from './studio.ts';

const usage = `npm run screens [-- --readme] [-- --store] [-- --only NAME,NAME]

Writes every state of every surface as a picture into screens/, with an index.html.
--readme writes docs/side-panel.png instead, --store the pictures of the listings in docs/store.`;

const folder = 'screens';

interface Group {
  name: string;
  /** Whether it begins without a connection. */
  before?: boolean;
  run: (studio: Studio) => Promise<void>;
}

const groups: readonly Group[] = [
  { name: 'first-run', before: true, run: shootFirstRun },
  { name: 'popup-first-run', before: true, run: shootPopupFirstRun },
  // Before a connection is made, with which the next one ends.
  { name: 'keyless', before: true, run: shootKeyless },
  { name: 'options-first-run', before: true, run: shootOptionsFirstRun },
  { name: 'obstacles', before: true, run: shootObstacles },
  { name: 'frame', run: shootFrame },
  { name: 'bent', run: shootBent },
  { name: 'answers', run: shootAnswers },
  { name: 'gallery', run: shootGallery },
  { name: 'errors', run: shootErrors },
  { name: 'offline', run: shootOffline },
  { name: 'conversations', run: shootConversations },
  { name: 'list', run: shootList },
  { name: 'queue', run: shootQueue },
  { name: 'sizes', run: shootSizes },
  { name: 'small', run: shootSmall },
  { name: 'languages', run: shootLanguages },
  { name: 'context', run: shootContext },
  { name: 'serving', run: shootServing },
  { name: 'popup', run: shootPopup },
  { name: 'options', run: shootOptions },
  { name: 'advanced', run: shootAdvanced },
  // It makes a second connection, without a key in the end.
  { name: 'keys', run: shootKeys },
  { name: 'attachments', run: shootAttachments },
  { name: 'adding', run: shootAdding },
  // It makes a second connection.
  { name: 'branches', run: shootBranches },
  { name: 'calls', run: shootCalls },
  { name: 'call-kinds', run: shootCallKinds },
  { name: 'models', run: shootModels },
  { name: 'data', run: shootData },
  { name: 'prompts', run: shootPrompts },
  { name: 'tools', run: shootTools },
  { name: 'servers', run: shootServers },
  { name: 'permissions', run: shootPermissions },
  { name: 'comfort', run: shootComfort },
  { name: 'diagnostics', run: shootDiagnostics },
  // It leaves figures behind.
  { name: 'figures', run: shootFigures },
];

/** Runs the groups, each to its end or its first fault. @returns the number of groups that failed */
async function shootAll(studio: Studio, chosen: readonly Group[]): Promise<number> {
  let faults = 0;
  let connected = false;
  for (const { name, before, run } of chosen) {
    const startedMs = Date.now();
    const first = studio.pictures.length;
    try {
      // What a group before it left behind: replies that nobody fetched, a language.
      studio.server.reset();
      await studio.sidestream.set({ language: 'en' });
      if (!before && !connected) {
        await studio.sidestream.connect({ model: demoModel, name: 'Demo server' });
        connected = true;
      }
      await run(studio);
    } catch (error) {
      faults += 1;
      console.error(`✗ ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
    const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
    console.log(`${name}: ${studio.pictures.length - first} pictures, ${seconds} s`);
  }
  return faults;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      readme: { type: 'boolean' },
      store: { type: 'boolean' },
      only: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  const build =
    process.env['SIDESTREAM_CHROME_BUILD'] === undefined ? ['build-chrome' as const] : [];
  const unmet = await prepare(new Set(['chromium' as const, ...build]));
  if (unmet.size > 0) return 1;
  if (values.readme === true) {
    await shootReadmePicture(join('docs', 'side-panel.png'));
    return 0;
  }
  if (values.store === true) {
    await shootStorePictures(join('docs', 'store'));
    return 0;
  }
  const names = values.only?.split(',');
  const chosen = groups.filter(({ name }) => names?.includes(name) ?? true);
  if (!names) rmSync(folder, { recursive: true, force: true });
  const studio = await openStudio(folder);
  try {
    const faults = await shootAll(studio, chosen);
    writeFileSync(join(folder, 'index.html'), toContactSheet(studio.pictures));
    console.log(`${studio.pictures.length} pictures in ${folder}/, listed in ${folder}/index.html`);
    return faults === 0 ? 0 : 1;
  } finally {
    await studio.close();
  }
}

process.exitCode = await main();
