/** How an answer stands or ended, to those who do not see it: on screen, and from the background. */
export const ends = {
  'ends.answering': 'Answering',
  'ends.finished': 'The answer is complete',
  'ends.cut': 'The answer was cut at the length limit',
  'ends.rounds': 'The answer called tools again and again, and was ended',
  'ends.asks': 'The answer waits for your word',
  'ends.stopped': 'The answer was stopped',
  'ends.interrupted': 'The answer was interrupted',
  'ends.failed': 'The answer failed',
} as const;
