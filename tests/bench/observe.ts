/** When a text of some length was seen; all on the clock that the fault server has too. */
export interface Sighting {
  length: number;
  /** The text is in the DOM. */
  inPageMs: number;
  /** The frame in which that was so has been laid out and painted. */
  drawnMs: number;
  /** The next frame begins, which is when a display shows the one with the text. */
  nextFrameMs: number;
}

interface Notes {
  sightings: Sighting[];
}

// What follows is sent into a page as text.

/** Notes the growth of the page's `[data-answer]` from now on. */
export function observeAnswer(): void {
  const now = (): number => performance.timeOrigin + performance.now();
  const sightings: Sighting[] = [];
  Object.assign(window, { notes: { sightings } satisfies Notes });
  let lastLength = 0;
  const count = { drawn: 0, nextFrame: 0 };
  let isFrameAsked = false;

  // A message that is posted in a frame's callbacks arrives after the frame's layout and paint.
  const afterFrame = new MessageChannel();
  let isPosted = false;
  afterFrame.port1.addEventListener('message', () => {
    isPosted = false;
    const drawnMs = now();
    for (; count.drawn < sightings.length; count.drawn += 1) {
      Object.assign(sightings[count.drawn] ?? {}, { drawnMs });
    }
  });
  afterFrame.port1.start();
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((time) => {
      if (!isPosted) afterFrame.port2.postMessage(null);
      isPosted = true;
      callback(time);
    });

  const onNextFrame = (): void => {
    isFrameAsked = false;
    const nextFrameMs = now();
    for (; count.nextFrame < sightings.length; count.nextFrame += 1) {
      Object.assign(sightings[count.nextFrame] ?? {}, { nextFrameMs });
    }
  };
  const note = (): void => {
    const length = document.querySelector('[data-answer]')?.textContent?.length ?? 0;
    if (length <= lastLength) return;
    lastLength = length;
    sightings.push({ length, inPageMs: now(), drawnMs: 0, nextFrameMs: 0 });
    if (!isFrameAsked) window.requestAnimationFrame(onNextFrame);
    isFrameAsked = true;
  };
  new MutationObserver(note).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

/** What was noted. */
export function readSightings(): Sighting[] {
  return (window as unknown as { notes: Notes }).notes.sightings;
}

/** How long the answer is that the page shows. */
export function readLength(): number {
  return document.querySelector('[data-answer]')?.textContent?.length ?? 0;
}

/** The page's clock. */
export function readClockMs(): number {
  return performance.timeOrigin + performance.now();
}

/** Whether the page is one that gets frames. */
export function isShown(): boolean {
  return document.visibilityState === 'visible';
}

/** Frames per second, now. */
export function countFrames(): Promise<number> {
  return new Promise((resolve) => {
    const endMs = performance.now() + 1000;
    let frames = 0;
    const count = (): void => {
      if (performance.now() > endMs) return resolve(frames);
      frames += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
}
