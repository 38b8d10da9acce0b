import { tabDesk } from '../../lib/browser/tab-desk.ts';

// For a page, or a worker, of the extension: a test drives it from there.
Reflect.set(globalThis, 'tabDesk', tabDesk);
