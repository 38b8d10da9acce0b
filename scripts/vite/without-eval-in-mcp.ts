import type { Plugin } from 'vite';

/** The exports of a module, each as what does nothing. */
function toNothing(code: string): string {
  const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
  return names.map((name) => `export const ${name} = () => undefined;`).join('\n');
}

/** What is changed in the SDK and in zod, by the end of the file's name. */
const changes: readonly (readonly [file: RegExp, change: (code: string) => string])[] = [
  // Ajv compiles schemas to code. The validator that reads them is given to each client instead.
  [
    /\/@modelcontextprotocol\/sdk\/.*\/ajv-provider\.js$/,
    (code) =>
      code.includes('class AjvJsonSchemaValidator')
        ? 'export class AjvJsonSchemaValidator {}'
        : code,
  ],
  // Tasks that outlive a request: we ask for none, and declare none.
  [
    /\/@modelcontextprotocol\/sdk\/.*\/experimental\/tasks\/client\.js$/,
    (code) =>
      code.includes('class ExperimentalClientTasks')
        ? 'export class ExperimentalClientTasks {}'
        : code,
  ],
  [/\/@modelcontextprotocol\/sdk\/.*\/experimental\/tasks\/helpers\.js$/, toNothing],
  [
    /\/@modelcontextprotocol\/sdk\/.*\/shared\/protocol\.js$/,
    (code) => code.replace(/( async \*requestStream\(.*\) \{)\n[^]*?\n {4}\}\n/, '$1}\n'),
  ],
  // Questions of a server to the user, and their answers: we declare that we take none.
  [
    /\/@modelcontextprotocol\/sdk\/.*\/client\/index\.js$/,
    (code) => code.replace(/(function applyElicitationDefaults\(.*\) \{)\n[^]*?\n\}\n/, '$1}\n'),
  ],
  // The reader of objects that is compiled to code: the one that it replaces where that is forbidden stays.
  [
    /\/zod\/v4\/core\/schemas\.js$/,
    (code) =>
      code.replace(
        /(export const \$ZodObjectJIT = .*\n)[^]*?\n\}\);\n/,
        '$1$ZodObject.init(inst, def);\n});\n',
      ),
  ],
  // Whether code can be made out of text is found out by making some, which our policy would report.
  [
    /\/zod\/v4\/core\/util\.js$/,
    (code) => code.replace(/const F = Function;\s*new F\(""\);\s*return true;/, 'return false;'),
  ],
  // JSON Schema out of zod's schemas, and whole sentences about what does not fit them: 4 kB, and nobody asks for either.
  [/\/zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/, toNothing],
  [
    /\/zod\/v4\/locales\/en\.js$/,
    (code) => (code.includes('export default') ? 'export default () => ({});' : code),
  ],
];

/**
 * Takes out of the MCP SDK and of zod what makes code out of text, which our policy refuses and stores' linters rightly ask
 * about, and what is never reached. The build fails when one of it is not found any more, so that nothing comes back unseen.
 */
export function withoutEvalInMcp(): Plugin {
  return {
    name: 'sidestream:without-eval-in-mcp',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      const change = changes.find(([file]) => file.test(id.replace(/\?.*$/, '')))?.[1];
      if (!change) return null;
      const next = change(code);
      if (next === code || next === '') this.error(`${id} has changed: look at it anew`);
      return { code: next, map: null };
    },
  };
}
