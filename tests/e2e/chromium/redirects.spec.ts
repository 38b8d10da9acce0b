import { test } from '../support/chromium-test.ts';
import { exchange, expectNothingFollows } from '../support/redirects.ts';

test('no redirect is followed: neither key nor question arrives at another port or host', async ({
  sidestream,
  server,
}) => {
  const stage = await sidestream.backstage();
  await expectNothingFollows(server, (hello, commands) =>
    stage.evaluate(
      ([code, hello, commands]) =>
        (new Function(`return (${code})`)() as typeof exchange)(hello, commands),
      [exchange.toString(), hello, commands] as const,
    ),
  );
});
