import styles from '../../entrypoints/sidepanel/style.css?inline';
import { createFollow } from '../../lib/surface/follow.ts';

/** One answer that grows, drawn by one renderer. */
export interface GrowingAnswer {
  append(text: string): void;
  /** No more comes. */
  end(): void;
  /** Whether all that was appended is in the page. */
  isDrawn(): boolean;
}

/** Begins an answer in an element that is empty and its own. */
export type Renderer = (target: HTMLElement) => GrowingAnswer;

/** What the benchmark asks of a page. */
export interface Stage {
  /** Draws whole answers, one below the other, and gives them time to settle. */
  show(texts: readonly string[]): Promise<void>;
  /** Begins an answer below the others. */
  begin(): void;
  /** Appends one piece per frame. Resolves when the last has been drawn. */
  play(pieces: readonly string[]): Promise<void>;
  /** Ends the answer. */
  end(): Promise<void>;
  /** Takes everything away. */
  clear(): void;
}

const answerLabel = 'answer';

/** Makes the page a stage for a renderer: a log with the styles of the side panel, which follows the end. */
export function openStage(render: Renderer): void {
  const sheet = document.createElement('style');
  sheet.textContent = styles;
  document.head.append(sheet);
  const panel = element('div', 'surface panel');
  const frame = element('div', 'log-frame');
  const log = element('div', 'log');
  const content = element('div', 'log-content');
  log.append(content);
  frame.append(log);
  panel.append(frame);
  document.body.append(panel);
  createFollow(log, content);

  let answer: GrowingAnswer | undefined;
  let article: HTMLElement | undefined;
  const begin = (): void => {
    article = element('article', answerLabel);
    content.append(article);
    const target = element('div', '');
    article.append(target);
    answer = render(target);
  };
  const untilDrawn = async (): Promise<void> => {
    // Whoever draws every fourth frame has drawn by then.
    for (let frame = 0; frame < 4; frame += 1) await nextFrame();
    while (answer?.isDrawn() === false) await nextFrame();
    // What follows from the last frame, and its layout.
    await nextFrame();
  };
  const end = async (): Promise<void> => {
    answer?.end();
    await untilDrawn();
    article?.classList.add('is-settled');
  };

  const stage: Stage = {
    begin,
    end,
    async play(pieces) {
      for (const piece of pieces) {
        await nextFrame();
        answer?.append(piece);
      }
      await untilDrawn();
    },
    async show(texts) {
      for (const text of texts) {
        begin();
        answer?.append(text);
        await end();
      }
    },
    clear: () => content.replaceChildren(),
  };
  Object.assign(window, { stage });
  document.body.dataset['ready'] = '';
}

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
