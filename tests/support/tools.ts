import type { Tool } from '../../lib/tools/tool.ts';

/** A tool that only reads, says what it was called with, and can be made otherwise. */
export function toTool(fields: Partial<Tool> = {}): Tool {
  return {
    name: 'look',
    description: 'Looks.',
    schema: { type: 'object', properties: { at: { type: 'string' } }, required: ['at'] },
    acts: false,
    untrusted: false,
    describe: async () => ({ gives: 'result' }),
    run: async (input) => ({ text: `seen ${String(input['at'])}` }),
    ...fields,
  };
}
