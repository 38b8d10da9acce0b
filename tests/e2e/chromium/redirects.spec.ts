import type { RunError } from '../../../lib/core/run-error.ts';
import { test } from '../support/chromium-test.ts';
import { toCall } from '../support/firefox-privileged.ts';
import { exchange, expectNothingFollows } from '../support/redirects.ts';

test('no redirect is followed: neither key nor question arrives at another port or host', async ({
  sidestream,
  server,
}) => {
  const stage = await sidestream.backstage();
  await expectNothingFollows(server, (hello, commands) =>
    stage.evaluate<RunError[]>(toCall(exchange, [hello, commands])),
  );
});
