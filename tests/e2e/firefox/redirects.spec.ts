import { startFirefox } from '../support/firefox-browser.ts';
import { test, toSidestream } from '../support/firefox-test.ts';
import { exchange, expectNothingFollows } from '../support/redirects.ts';

test('no redirect is followed: neither key nor question arrives at another port or host', async ({
  server,
}) => {
  // One of its own, since it leaves many connections behind.
  const sidestream = toSidestream(await startFirefox());
  try {
    const options = await sidestream.openOptions();
    await expectNothingFollows(server, (hello, commands) =>
      options.view.evaluate(exchange, hello, commands),
    );
  } finally {
    await sidestream.forget();
  }
});
