import type { Studio } from './studio.ts';

/** Leaves no room in the browser's session store; what it returns gives it back. */
export async function fillSession({ sidestream }: Studio): Promise<() => Promise<void>> {
  const stage = await sidestream.backstage();
  await stage.evaluate(async () => {
    const area = chrome.storage.session;
    const room = area.QUOTA_BYTES - (await area.getBytesInUse(null));
    await area.set({ filler: 'x'.repeat(room - 200) });
  });
  return () => stage.evaluate(() => chrome.storage.session.remove('filler'));
}
