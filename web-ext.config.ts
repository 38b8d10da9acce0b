import { defineWebExtConfig } from 'wxt';
import { chromiumArgs } from './scripts/browsers.ts';

const { SIDESTREAM_CHROMIUM: chrome, SIDESTREAM_FIREFOX: firefox } = process.env;

/** `npm run dev` opens the browser that scripts/dev.ts found. */
export default defineWebExtConfig({
  binaries: { ...(chrome !== undefined && { chrome }), ...(firefox !== undefined && { firefox }) },
  // WXT names the extension itself: only the flags that make Chromium start are taken over.
  chromiumArgs: chromiumArgs('.').filter((flag) => !flag.includes('extension')),
});
