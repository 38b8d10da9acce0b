import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { frameNoteName } from '../lib/core/page-reading.ts';
import { readPage } from '../lib/page/read-page.ts';

// Put into a page by a click on it, and nowhere before; what it gives is the result of that call.
// oxlint-disable-next-line typescript/no-misused-promises -- the browser waits for it, and gives what it resolves with
export default defineUnlistedScript(() => {
  const note: unknown = Reflect.get(globalThis, frameNoteName);
  // A page can have an element of that id, which would be found under it.
  return readPage(document, typeof note === 'string' ? note : undefined);
});
