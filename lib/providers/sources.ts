import type { StreamPart } from '../core/parts.ts';
import { toText } from '../core/json.ts';

/** Takes the sources of one reply as the endpoint names them. */
export interface Sources {
  /** Anything with a `url`, and perhaps a `title`; what has none (a file, a place in a document) is passed over. */
  add(source: Record<string, unknown> | undefined): void;
}

/** More than an answer has, so that a stranger's list does not become a list of any length. */
const sourceLimit = 200;
/** Longer than any address that browsers open, and than any title. */
const addressLimit = 8_192;
const titleLimit = 500;

/** Emits each source once, although most endpoints name it once for every sentence it stands behind. */
export function createSources(emit: (part: StreamPart) => void): Sources {
  const known = new Set<string>();
  return {
    add(source) {
      const url = toText(source?.['url']);
      if (url === '' || url.length > addressLimit) return;
      if (known.has(url) || known.size >= sourceLimit) return;
      known.add(url);
      emit({
        type: 'citation',
        citation: { url, title: toText(source?.['title']).slice(0, titleLimit) },
      });
    },
  };
}
