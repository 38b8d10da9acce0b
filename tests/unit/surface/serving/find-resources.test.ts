import { expect, test } from 'vitest';
import type { ServerResource } from '../../../../lib/core/tool-server.ts';
import { findResources } from '../../../../lib/surface/serving/find-resources.ts';

const toResource = (name: string, uri: string, description = ''): ServerResource => ({
  uri,
  name,
  description,
  mediaType: '',
});

test('resources are found by name, address and description, names that begin so first', () => {
  const all = [
    toResource('Old plan', 'notes://1'),
    toResource('Plan', 'notes://2'),
    toResource('Log', 'plans://3'),
    toResource('Tide', 'notes://4', 'what the planets do'),
    toResource('Ship', 'notes://5'),
  ];
  const find = (typed: string) => findResources(all, typed).map(({ name }) => name);
  expect(find(' ')).toHaveLength(5);
  expect(find('PLAN')).toEqual(['Plan', 'Old plan', 'Log', 'Tide']);
  expect(find('nothing of it')).toEqual([]);
});
