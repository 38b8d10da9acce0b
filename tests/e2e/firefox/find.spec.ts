import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/firefox-test.ts';
import { say } from '../support/scenarios.ts';

test('words are found and marked from the keyboard, and the focus comes back', async ({
  panel,
  server,
}) => {
  const { view } = panel;
  const { keyboard } = view.page;
  server.next(chatStream({ text: 'A river **Del**ta is where a RIVER ends.\n\nAnother river.' }));
  await panel.ask('Where does the rîver end?');
  await panel.until('finished');
  await panel.focus();
  await keyboard.down('Control');
  await keyboard.press('f');
  await keyboard.up('Control');
  await expect.poll(() => view.evaluate(readFocus)).toBe(say('find.words'));
  await view.type('river');
  await expect.poll(() => view.evaluate(readCount)).toBe('1 of 4');
  await expect.poll(() => view.evaluate(readMarks)).toEqual(['river', 'RIVER', 'river', 'rîver']);
  await view.key('Enter');
  await view.key('Enter');
  await expect.poll(() => view.evaluate(readCount)).toBe('3 of 4');
  await view.key('Escape');
  await expect.poll(() => view.evaluate(readFocus)).toBe('Message');
  await expect.poll(() => view.evaluate(readMarks)).toEqual([]);
});

// What follows is sent into the page as text.

function readFocus(): string | null {
  return document.activeElement?.getAttribute('aria-label') ?? null;
}

function readCount(): string | undefined {
  return document.querySelector('.find-count')?.textContent ?? undefined;
}

/** Those of answers before those of questions. */
function readMarks(): string[] {
  const marks = Array.from(CSS.highlights.get('found') ?? []).map((mark) => {
    const range = document.createRange();
    range.setStart(mark.startContainer, mark.startOffset);
    range.setEnd(mark.endContainer, mark.endOffset);
    return String(range);
  });
  return marks.sort((one, other) => Number(one === 'rîver') - Number(other === 'rîver'));
}
