import { test } from '../support/firefox-test.ts';
import { exchange, expectNothingFollows } from '../support/redirects.ts';

test('no redirect is followed: neither key nor question arrives at another port or host', async ({
  sidestream,
  server,
}) => {
  const options = await sidestream.openOptions();
  await expectNothingFollows(server, (hello, commands) =>
    options.view.evaluate(exchange, hello, commands),
  );
});
