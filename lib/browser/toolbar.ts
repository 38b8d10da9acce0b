import { api } from './extension-api.ts';

/** Shows on the toolbar icon how many answers are being written. */
export function showLiveCount(count: number): void {
  void api.action.setBadgeText({ text: count > 0 ? String(count) : '' });
}

/** Any call of the extension API counts as life; this one is the cheapest (measured in both browsers). */
export function beat(): void {
  void api.runtime.getPlatformInfo();
}
