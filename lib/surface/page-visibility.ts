import type { Unsubscribe } from '../core/platform.ts';

/** Whether this page can be seen. */
export interface PageVisibility {
  isHidden(): boolean;
  onChange(listener: () => void): Unsubscribe;
}

/** The page's own word for it. */
export const pageVisibility: PageVisibility = {
  isHidden: () => document.visibilityState === 'hidden',
  onChange(listener) {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
};

/** Where there is no page. */
export const alwaysVisible: PageVisibility = {
  isHidden: () => false,
  onChange: () => () => undefined,
};
