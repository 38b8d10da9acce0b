import { ensureBrowsers, ensureDisplayTools } from '../browsers.ts';
import { runCommand } from './run-command.ts';
import type { Need } from './runners.ts';

const wxt = 'node_modules/wxt/bin/wxt.mjs';

async function build(args: readonly string[]): Promise<void> {
  const code = await runCommand(process.execPath, [wxt, 'build', ...args]);
  if (code !== 0) throw new Error('the build failed, see above');
}

async function prepareOne(need: Need): Promise<void> {
  switch (need) {
    case 'chromium':
    case 'firefox':
      await ensureBrowsers({ need: [need] });
      return;
    case 'display':
      await ensureDisplayTools();
      return;
    case 'build-chrome':
      await build([]);
      return;
    case 'build-firefox':
      await build(['-b', 'firefox', '--mv3']);
      return;
  }
}

/**
 * Sees to what the runners need, each thing once.
 * @returns a sentence for each need that could not be met; the runners that do not have it can run
 */
export async function prepare(needs: ReadonlySet<Need>): Promise<ReadonlyMap<Need, string>> {
  const unmet = new Map<Need, string>();
  for (const need of needs) {
    try {
      await prepareOne(need);
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      console.error(sentence);
      unmet.set(need, sentence);
    }
  }
  return unmet;
}
