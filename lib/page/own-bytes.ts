/** What the tab shows, as it came from its server: base64, since the result of a script is JSON in Chromium. */
export interface OwnBytes {
  base64: string;
}

/** More is refused: the whole is held several times over on its way to be read. */
const mostBytes = 40_000_000;
/** `fromCharCode` takes each byte as an argument. */
const stepBytes = 0x8000;

/**
 * Fetches what the tab shows once more, most often from the browser's cache; with the page's own cookies, so that what
 * the user is signed in to is there. Runs in the page. Undefined where it does not come.
 */
export async function fetchOwnBytes(): Promise<OwnBytes | { isTooLarge: true } | undefined> {
  try {
    const response = await fetch(location.href, { cache: 'force-cache' });
    if (!response.ok) return undefined;
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > mostBytes) return { isTooLarge: true };
    let binary = '';
    for (let at = 0; at < bytes.length; at += stepBytes) {
      binary += String.fromCharCode(...bytes.subarray(at, at + stepBytes));
    }
    return { base64: btoa(binary) };
  } catch {
    return undefined;
  }
}
