import { simpleMode } from '@codemirror/legacy-modes/mode/simple-mode';
import type { StreamParser } from '@codemirror/streamparser';

/** Markdown as source: what stands in a fence is no document. The packages have none of their own for it. */
export const markdownSource: StreamParser<unknown> = simpleMode({
  start: [
    { regex: /\s*(?:`{3,}|~{3,}).*/, sol: true, token: 'meta', next: 'fence' },
    { regex: /#{1,6}\s.*/, sol: true, token: 'heading' },
    { regex: /\s*(?:[-+*]|\d{1,9}[.)])(?=\s)/, sol: true, token: 'keyword' },
    { regex: /\s*>+/, sol: true, token: 'comment' },
    { regex: /(`+)[^`]+\1/, token: 'string' },
    { regex: /(\*\*|__)[^*_]+\1/, token: 'strong' },
    { regex: /!?\[[^\]]*\]\([^)]*\)/, token: 'link' },
    { regex: /<!--.*?-->/, token: 'comment' },
    { regex: /[^`*_![<#]+|./, token: null },
  ],
  fence: [
    { regex: /\s*(?:`{3,}|~{3,})\s*$/, sol: true, token: 'meta', next: 'start' },
    { regex: /.*/, token: 'string' },
  ],
});
