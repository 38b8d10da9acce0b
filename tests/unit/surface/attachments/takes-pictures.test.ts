import { describe, expect, test } from 'vitest';
import { takesPictures } from '../../../../lib/surface/attachments/takes-pictures.ts';
import type { ModelChoice } from '../../../../lib/surface/surface.ts';
import { toConnectionView } from '../../../support/connection-view.ts';

const choose = (model: string, change: Partial<ModelChoice['connection']> = {}): ModelChoice => ({
  connection: { ...toConnectionView('c'), ...change },
  model,
  stream: true,
});

describe('pictures are offered', () => {
  test.each([
    ['where nothing is chosen yet', null, true],
    ['to a model that nobody knows', choose('house-model'), true],
    ['to one that is known to see', choose('gpt-4o'), true],
    ['not to one that is known to read alone', choose('gpt-3.5-turbo'), false],
    ['to one whose endpoint says so', choose('a', { abilities: { a: ['vision'] } }), true],
    ['not to one whose endpoint says otherwise', choose('a', { abilities: { a: [] } }), false],
    ["not to the browser's own model", choose('m', { provider: 'on-device' }), false],
  ] as const)('%s', (_, choice, isOffered) => {
    expect(takesPictures(choice)).toBe(isOffered);
  });
});
