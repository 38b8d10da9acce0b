import { expect, test } from 'vitest';
import { toBrowserName, toReportText } from '../../../../lib/surface/diagnostics/report-text.ts';

const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  [`${chrome} Chrome/156.0.0.0 Safari/537.36`, 'Chrome 156.0.0.0'],
  [`${chrome} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`, 'Edg 156.0.0.0'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox 153.0'],
  ['Lynx/2.9', 'another browser'],
])('the browser is named out of what it calls itself: %s', (userAgent, name) => {
  expect(toBrowserName(userAgent)).toBe(name);
});

test('a report without a run still says where it comes from', () => {
  const head = {
    version: '1.2.3',
    browser: 'Firefox 153.0',
    platform: 'Linux x86_64',
    language: 'de',
    languages: ['de-AT', 'en'],
    connections: 2,
    conversations: 31,
    lives: 4,
  };
  expect(toReportText([], head, () => '')).toBe(
    [
      'Sidestream 1.2.3 on Firefox 153.0, Linux x86_64',
      'language de (browser: de-AT, en)',
      'connections: 2, conversations: 31',
      'starts of the background since the browser began: 4',
      'runs: 0, the newest first',
    ].join('\n'),
  );
});
