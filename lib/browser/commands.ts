import type { WindowId } from '../core/ids.ts';
import type { CommandName } from '../core/platform.ts';
import { api } from './extension-api.ts';

const names: readonly string[] = ['open-side-panel', 'new-conversation'] satisfies CommandName[];

/** Told of a keyboard command, synchronously in its gesture. Call it at the top level. */
export function onCommand(listener: (name: CommandName, windowId: WindowId) => void): void {
  api.commands.onCommand.addListener((name: string, tab?: { windowId?: number | undefined }) => {
    if (isCommandName(name) && tab?.windowId !== undefined) listener(name, tab.windowId);
  });
}

/** The shortcuts as they are set now, '' for none. */
export async function listShortcuts(): Promise<{ name: string; shortcut: string }[]> {
  const commands = await api.commands.getAll();
  return commands.map(({ name = '', shortcut = '' }) => ({ name, shortcut }));
}

/** Opens the browser's page for changing shortcuts. Chrome has an address for it, Firefox a call. */
export function openShortcutSettings(): void {
  const commands: { openShortcutSettings?: () => Promise<void> } = api.commands;
  if (commands.openShortcutSettings) void commands.openShortcutSettings();
  else void api.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

function isCommandName(name: string): name is CommandName {
  return names.includes(name);
}
