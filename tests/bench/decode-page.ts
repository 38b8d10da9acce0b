import { timeDecoders } from './decode-rounds.ts';
import type { Wire } from './decode-rounds.ts';
import { decoders } from './decoders.ts';

/** The one thing the page can do; bundled, it is all of the page. */
Object.assign(window, {
  time: (wire: Wire) => timeDecoders(wire, decoders),
});
document.body.dataset['ready'] = '';
