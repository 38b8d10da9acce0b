import { expect, test } from 'vitest';
import { toToolLeave } from '../../../lib/core/tool-settings.ts';
import type { ToolLeave } from '../../../lib/core/tool.ts';

test.each(['constructor', '__proto__', 'toString'])(
  'a tool called %s is offered as any other, and as it was settled',
  (name) => {
    expect(toToolLeave({ name, acts: false }, { toolLeaves: {} })).toBe('ask');
    expect(toToolLeave({ name, acts: true }, { toolLeaves: {} })).toBe('never');
    // As it is read from the disk.
    const toolLeaves = JSON.parse(`{"${name}":"never"}`) as Record<string, ToolLeave>;
    expect(toToolLeave({ name, acts: false }, { toolLeaves })).toBe('never');
  },
);
