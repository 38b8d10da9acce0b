import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutEvalInMcp } from '../../../scripts/vite/without-eval-in-mcp.ts';

type Transform = (
  this: { error(words: string): never },
  code: string,
  id: string,
) => { code: string } | null;

const transform = withoutEvalInMcp().transform as unknown as Transform;
const context = {
  error(words: string): never {
    throw new Error(words);
  },
};

const files = [
  'node_modules/@modelcontextprotocol/sdk/dist/esm/validation/ajv-provider.js',
  'node_modules/@modelcontextprotocol/sdk/dist/esm/experimental/tasks/client.js',
  'node_modules/@modelcontextprotocol/sdk/dist/esm/experimental/tasks/helpers.js',
  'node_modules/@modelcontextprotocol/sdk/dist/esm/shared/protocol.js',
  'node_modules/@modelcontextprotocol/sdk/dist/esm/client/index.js',
  'node_modules/zod/v4/core/schemas.js',
  'node_modules/zod/v4/core/util.js',
  'node_modules/zod/v4/core/to-json-schema.js',
  'node_modules/zod/v4/core/json-schema-processors.js',
  'node_modules/zod/v4/locales/en.js',
];

test.each(files)('%s makes no code out of text, and keeps what it exports', (file) => {
  const code = readFileSync(file, 'utf8');
  const changed = transform.call(context, code, `/house/${file}`)!.code;
  expect(changed).not.toMatch(/\bF = Function\b|new Function|from ['"]ajv/);
  const toNames = (text: string): string[] =>
    [...text.matchAll(/^export (?:const|function|class|default)(?: function)? ?(\$?\w*)/gm)].map(
      ([, name]) => name!,
    );
  expect(toNames(changed)).toEqual(toNames(code));
});

test('a file that is another than it was stops the build', () => {
  for (const file of files)
    expect(() => transform.call(context, 'export {};', `/house/${file}`)).toThrow(
      'look at it anew',
    );
  expect(transform.call(context, 'export {};', '/house/lib/core/tool.ts')).toBeNull();
});
