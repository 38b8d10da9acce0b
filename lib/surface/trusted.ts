/** The part of the browser's Trusted Types that is used; undefined where it knows none, and text is taken as it is. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(text: string): string; createScriptURL(url: string): string },
  ): { createHTML(text: string): string; createScriptURL(url: string): string };
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/** The policy of our pages: by their CSP no other can be made, and nothing else reaches a sink of markup or code. */
const policy = trustedTypes?.createPolicy('sidestream', {
  createHTML: (text) => text,
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError('not ours');
    return url;
  },
});

/** Parses XML of a stranger into a document of its own, in which nothing runs and nothing is loaded. */
export function toXml(text: string, type: 'application/xml' | 'image/svg+xml'): Document {
  return new DOMParser().parseFromString(policy?.createHTML(text) ?? text, type);
}

/** Starts a worker out of a file of ours. */
export function startWorker(url: string): Worker {
  return new Worker(policy?.createScriptURL(url) ?? url, { type: 'module' });
}
