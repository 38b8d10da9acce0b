import { timeRounds } from './decode-rounds.ts';
import { decoders } from './decoders.ts';

/** The one thing the page can do; bundled, it is all of the page. */
Object.assign(window, {
  time: (...[wire, rounds, warmUps]: [Parameters<typeof timeRounds>[0], number, number]) =>
    timeRounds(wire, decoders, rounds, warmUps),
});
document.body.dataset['ready'] = '';
