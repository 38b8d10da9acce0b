import { defineBackground } from 'wxt/utils/define-background';
import { createBackground } from '../lib/background/background.ts';
import { openStores } from '../lib/background/open-stores.ts';
import { backgroundPlatform } from '../lib/browser/background-platform.ts';
import { onCommand } from '../lib/browser/commands.ts';
import { onNotificationClick } from '../lib/browser/notifications.ts';
import { onFirstInstall, onInstalled, openOptions } from '../lib/browser/pages.ts';
import { sessionRows } from '../lib/browser/session-area.ts';
import { onSurface } from '../lib/browser/port-channel.ts';
import { onMenu } from '../lib/browser/menu.ts';
import { sidePanel } from '../lib/browser/side-panel.ts';
import { closeStorage } from '../lib/browser/storage-access.ts';
import { translatorFor } from '../lib/strings/background-words.ts';
import { toNotice } from '../lib/strings/end-words.ts';

const words = (language: string) => translatorFor(language, navigator.languages);

// Every listener is set in the first turn: the event that wakes the background may be any of these.
export default defineBackground(() => {
  closeStorage();
  const background = createBackground({
    ...backgroundPlatform,
    open: () => openStores(sessionRows),
    toNotice: (language, end) => toNotice(words(language), end),
    words,
  });
  onSurface(background.accept);
  onMenu((item, click) => {
    void background[item](click, sidePanel.open(click.windowId));
  });
  onCommand((name, windowId) => {
    void sidePanel.open(windowId);
    if (name === 'new-conversation') void background.newConversation(windowId);
  });
  onNotificationClick((conversationId, windowId) => {
    void background.openConversation(conversationId, windowId, sidePanel.open(windowId));
  });
  onInstalled(() => void background.refreshMenu());
  onFirstInstall(openOptions);
});
