import { waitUntil } from '../../../support/wait-until.ts';
import { readAnswers, untilReady } from '../chromium-raw-surface.ts';
import type { RawChromium } from '../chromium-raw.ts';
import { readNoted, startNoting, toLongest } from './patient.ts';
import { answerBlocks } from '../read-answers.ts';
import type { WatchedPanel } from './patient.ts';

/** Opens a panel in a browser that no debugger holds awake. */
export async function openRawPanel(
  browser: RawChromium,
  conversationId: string,
): Promise<WatchedPanel> {
  const page = await browser.open(`sidepanel.html?conversation=${conversationId}`);
  await untilReady(page);
  await page.evaluate(startNoting, answerBlocks);
  return {
    ask: (text) => page.enter(text),
    read: () => readAnswers(page),
    questions: () => page.evaluate(readQuestions),
    longest: async () => toLongest(await page.evaluate(readNoted)),
    countButtons: (name) => page.evaluate(countButtons, name),
    async press(name) {
      await waitUntil(() => page.evaluate(pressButton, name), `a button "${name}"`);
    },
    close: () => page.close(),
  };
}

// What follows is sent into pages as text.

function readQuestions(): string[] {
  return Array.from(document.querySelectorAll('.question-text'), (text) => text.textContent ?? '');
}

function countButtons(name: string): number {
  return Array.from(document.querySelectorAll('button')).filter(
    (button) => (button.getAttribute('aria-label') ?? button.textContent?.trim()) === name,
  ).length;
}

function pressButton(name: string): boolean {
  const button = Array.from(document.querySelectorAll('button')).find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent?.trim()) === name,
  );
  button?.click();
  return button !== undefined;
}
