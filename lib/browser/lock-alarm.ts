import type { LockAlarm } from '../core/platform.ts';
import { api } from './extension-api.ts';

const name = 'lock-keys';

/** An alarm of the browser: it wakes a background that was ended, and costs no warning at the installation. */
export const lockAlarm: LockAlarm = {
  set(atMs) {
    void (atMs === null ? api.alarms.clear(name) : api.alarms.create(name, { when: atMs }));
  },
  onRing(listener) {
    api.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name === name) listener();
    });
  },
};
