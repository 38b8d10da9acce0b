import { callSurfaces } from './call-signal.ts';
import { hostPermissions } from './host-permissions.ts';
import { lockAlarm } from './lock-alarm.ts';
import { notifications, renewal } from './notifications.ts';
import { onDeviceModel } from './on-device-model.ts';
import { originRules } from './origin-rules.ts';
import { openInTab, openOptions } from './pages.ts';
import { readSelection, readSource } from './page-selection.ts';
import { showMenu } from './menu.ts';
import { sessionArea } from './session-area.ts';
import { systemClock } from './system-clock.ts';
import { tabDesk } from './tab-desk.ts';
import { beat, showLiveCount } from './toolbar.ts';
import { updates } from './updates.ts';
import { webSignIn } from './web-sign-in.ts';

/** What the background needs of the browser. */
export const backgroundPlatform = {
  clock: systemClock,
  session: sessionArea,
  permissions: hostPermissions,
  onDevice: onDeviceModel,
  originRules,
  notifications,
  lockAlarm,
  updates,
  renewal,
  callSurfaces,
  isOnline: () => navigator.onLine,
  beat,
  showLiveCount,
  readSelection,
  readSource,
  tabs: tabDesk,
  signIn: webSignIn,
  showMenu,
  openOptions,
  openInTab,
};
