import { expect, test, vi } from 'vitest';
import { toOwnTools } from '../../../lib/background/own-tools.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import type { OwnTool } from '../../../lib/core/tool-settings.ts';
import type { Tool } from '../../../lib/tools/tool.ts';
import { openDesk, toCallPart } from '../../support/open-desk.ts';

const fixed: OwnTool = {
  id: 'own',
  name: 'lookup',
  description: 'Looks up.',
  schema: '{"type":"object"}',
  reply: { type: 'fixed', text: 'As it was.' },
};
const asking: OwnTool = { ...fixed, reply: { type: 'endpoint', url: 'https://own.example/read' } };
const place = { conversationId: 'c', windowId: 7, signal: new AbortController().signal };

/** The card of a background that died, answered with a yes when the tool is what it is `now`. */
async function allowOld(before: OwnTool, now: OwnTool, isEarly = false) {
  const run = vi.fn<Tool['run']>(async () => ({ text: 'done' }));
  const toTool = (own: OwnTool): Tool => ({
    ...toOwnTools([own], { has: async () => true })[0]!,
    run,
  });
  const facts = await toTool(before).describe({}, place);
  if (isEarly) delete facts.page;
  const ask = { ...facts, number: 1, reason: 'acts', once: true } as const;
  const kept: StreamPart[] = [toCallPart('lookup', '{}'), { type: 'call-asked', call: 0, ask }];
  const desk = await openDesk([], { tools: [toTool(now)], kept });
  await desk.asked(0, 2);
  desk.decide(0, { decision: 'allow' }, 1);
  return { ...desk, run };
}

test.each([
  [
    'asks another path of its host',
    asking,
    { reply: { type: 'endpoint', url: 'https://own.example/all' } },
  ],
  ['has another reply', fixed, { reply: { type: 'fixed', text: 'Otherwise.' } }],
  ['has another schema', fixed, { schema: '{"type":"object","properties":{}}' }],
  ['is another one of that name', fixed, { id: 'other' }],
] as [string, OwnTool, Partial<OwnTool>][])(
  'a yes to a card of a background that died carries nothing out where an own tool %s: it is asked for anew',
  async (_, own, change) => {
    const { asked, decide, settled, run } = await allowOld(own, { ...own, ...change });
    await asked(0, 3);
    expect(run).not.toHaveBeenCalled();
    decide(0, { decision: 'allow' });
    await settled;
    expect(run).toHaveBeenCalledOnce();
  },
);

test.each([fixed, asking])(
  'the same yes is enough where the own tool is as it was, which one of an early journal does not say',
  async (own) => {
    const same = await allowOld(own, { ...own });
    await same.settled;
    expect(same.run).toHaveBeenCalledOnce();
    const early = await allowOld(own, { ...own }, true);
    await early.asked(0, 3);
    expect(early.run).not.toHaveBeenCalled();
    early.decide(0, { decision: 'refuse' });
    await early.settled;
    expect(early.run).not.toHaveBeenCalled();
  },
);
