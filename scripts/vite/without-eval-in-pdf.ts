import type { Plugin } from 'vite';

/** A polyfill's way to the global object where there is no `globalThis`, which all our browsers have. */
const evaluation = /Function\((['"])return this\1\)\(\)/g;

/** `import()` of an address that is put together: of wasm decoders for pictures, and of a worker that is no worker. */
const lateImport = /\bimport\((?=\s*(?:\/\*|[\w$.]))/g;
const noImport = 'Promise.reject(';

function clean(code: string): string {
  return code.replaceAll(evaluation, 'globalThis').replaceAll(lateImport, noImport);
}

/**
 * Takes out of pdf.js what makes code out of text, or loads it from an address that is not in the build: none of it is
 * ever reached when text is read, and stores' linters rightly ask about it. The build fails when it is not found any more.
 */
export function withoutEvalInPdf(): Plugin {
  return {
    name: 'sidestream:without-eval-in-pdf',
    apply: 'build',
    transform(code, id) {
      if (!/\/pdfjs-dist\/legacy\/build\/pdf\.mjs/.test(id)) return null;
      return { code: clean(code), map: null };
    },
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !/pdf\.worker/.test(file.fileName)) continue;
        const code = Buffer.from(file.source).toString();
        if (code.search(evaluation) < 0) this.error('pdf.js has changed: look at its worker anew');
        file.source = clean(code);
      }
    },
  };
}
