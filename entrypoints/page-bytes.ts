import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { fetchOwnBytes } from '../lib/page/own-bytes.ts';

// Put into the tab of a PDF by a click, and nowhere before.
// oxlint-disable-next-line typescript/no-misused-promises -- the browser waits for it, and gives what it resolves with
export default defineUnlistedScript(() => fetchOwnBytes());
