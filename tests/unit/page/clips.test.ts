import { expect, test } from 'vitest';
import { isCutByPath } from '../../../lib/page/clips.ts';

const box = { width: 400, height: 60 };

test.each([
  'inset(50%)',
  'inset(99%)',
  'inset(0px 100% 0px 0px)',
  'inset(0px calc(100% - 2px) 0px 0px)',
  'inset(0px 0px 60px round 4px)',
  'rect(0px 0px 0px 0px)',
  'xywh(0px 0px 1px 100%)',
  'circle(0px)',
  'circle(1px at -50px -50px)',
  'ellipse(200px 1px at 50% 50%)',
  'polygon(0px 0px, 1px 0px, 0px 1px)',
  'polygon(evenodd, 500px 0px, 900px 0px, 900px 60px)',
  'path("M 0 0")',
])('%s leaves nothing that could be read', (path) => {
  expect(isCutByPath(path, box)).toBe(true);
});

test.each([
  'none',
  'inset(0px)',
  'inset(10% 20px round 12px)',
  'rect(auto auto auto auto)',
  'xywh(0px 0px 100% 100%)',
  'circle(50%)',
  'circle(closest-side at 20px 20px)',
  'ellipse(100px 20px at 50% 50%)',
  'polygon(0% 0%, 100% 0%, 100% 90%, 0% 100%)',
  'path("M 0 0 H 300 V 40 H 0 Z")',
  'url("#shape")',
  'inset(min(50%, 4px))',
])('what %s leaves can be read', (path) => {
  expect(isCutByPath(path, box)).toBe(false);
});
