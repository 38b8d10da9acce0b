import type { Unsubscribe } from '../core/platform.ts';

/** Tells when the page goes. A panel is closed without further notice: this is the last moment that a page is given. */
export function onPageHide(listener: () => void): Unsubscribe {
  if (typeof addEventListener === 'undefined') return () => undefined;
  addEventListener('pagehide', listener);
  return () => removeEventListener('pagehide', listener);
}
