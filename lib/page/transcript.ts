/** A line of the transcript that a video's page shows, and the button by which it offers to show it. */
const lines = 'ytd-transcript-segment-renderer';
const offers = 'ytd-video-description-transcript-section-renderer button';
/** The page fetches it from its own server when it is asked for. */
const longestWaitMs = 6000;

/**
 * The transcript of a video, with its times, where its page has one: what the page itself shows beside the video, or shows
 * once its own button is pressed. Nothing else is asked for. Undefined for any other page.
 */
export async function readTranscript(page: Document): Promise<string | undefined> {
  if (!page.querySelector(lines)) {
    const offer = page.querySelector<HTMLElement>(offers);
    if (!offer) return undefined;
    offer.click();
    await untilThere(page);
  }
  const read = [...page.querySelectorAll(lines)].map((line) => {
    const time = toWords(line.querySelector('.segment-timestamp'));
    const words = toWords(line.querySelector('.segment-text') ?? line);
    return time === '' ? words : `[${time}] ${words}`;
  });
  if (read.length === 0) return undefined;
  const about = toWords(page.querySelector('#description-inline-expander, #description'));
  return [about, '## Transcript', read.join('\n')].filter((part) => part !== '').join('\n\n');
}

function untilThere(page: Document): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve();
    };
    const observer = new MutationObserver(() => {
      if (page.querySelector(lines)) end();
    });
    const timer = setTimeout(end, longestWaitMs);
    observer.observe(page.documentElement, { childList: true, subtree: true });
    if (page.querySelector(lines)) end();
  });
}

function toWords(element: Element | null): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}
