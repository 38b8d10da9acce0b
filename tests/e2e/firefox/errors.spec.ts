import { expect } from '@playwright/test';
import { toShownText } from '../../support/shown-text.ts';
import { toFaultWords } from '../support/faults/fault-words.ts';
import { commonFaults, networkFaults } from '../support/faults/faults.ts';
import { test } from '../support/firefox-test.ts';
import { typed } from '../support/scenarios.ts';

// Firefox reports failures of the network in its own ways, so some of each kind are met here too.
for (const fault of [...commonFaults, ...networkFaults]) {
  test(`${fault.id}: the endpoint ${fault.what}`, async ({ panel, server }) => {
    // The connection is one as people make it: what may pass is asked for again, and fails again.
    server.otherwise(fault.reply);
    await panel.ask('What goes wrong?');
    await panel.untilText(toShownText(fault.kept ?? ''));
    server.release('cut');
    expect(await panel.until(fault.state)).toMatchObject({
      reason: fault.reason,
      text: toShownText(fault.kept ?? ''),
    });
    const shown = await panel.view.evaluate(() => document.querySelector('article')?.textContent);
    const words = toFaultWords(fault, new URL(server.url).host);
    expect(shown).toContain(words.title);
    expect(shown).toContain(words.advice);
    expect(shown).not.toContain(typed.key);
    expect(await panel.countButtons('Retry')).toBe(1);
  });
}
