import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPage } from '../lib/page/read-page.ts';

// Put into a page by a click on it, and nowhere before; what it gives is the result of that call.
// oxlint-disable-next-line typescript/no-misused-promises -- the browser waits for it, and gives what it resolves with
export default defineUnlistedScript(() => readPage(document));
