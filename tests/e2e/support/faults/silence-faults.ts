import { dataEvent } from '../../../support/fault-server/chat-script.ts';
import type { Script } from '../../../support/fault-server/script.ts';
import { tuned } from './fault.ts';
import type { FaultGroup } from './fault.ts';
import { silentBytes, silentFirst, silentPayload } from './fault-ends.ts';

const head: Script = [{ type: 'head' }];
const say = (delta: object): Script => [dataEvent({ choices: [{ index: 0, delta }] })];
const comment: Script = [{ type: 'text', text: ': keep-alive\n\n' }];
const everySoOften: Script = [{ type: 'endless', steps: [...comment, { type: 'wait', ms: 100 }] }];
/** As fast as the other side takes them. */
const flood: Script = [
  { type: 'endless', steps: [{ type: 'text', text: ': keep-alive\n\n'.repeat(1_000) }] },
];
const silence: Script = [{ type: 'silence' }];

/** The first word is waited for as long as a person set it; a minute is far more than these tests take. */
const firstSecond = tuned({ firstByteSeconds: 1, idleSeconds: 60 });
const idleSecond = tuned({ firstByteSeconds: 60, idleSeconds: 1 });

/** Silence, whose limits a person can set. */
export const silenceFaults: FaultGroup = {
  heading: 'Silence, with a limit of 1 second set',
  faults: [
    {
      id: 'silent-before-head',
      what: 'takes the request and says nothing',
      reply: silence,
      connection: firstSecond,
      ...silentFirst,
      seconds: 1,
    },
    {
      id: 'silent-after-head',
      what: 'sends the headers and then nothing',
      reply: [...head, ...silence],
      connection: firstSecond,
      ...silentFirst,
      seconds: 1,
    },
    {
      id: 'comments-for-ever',
      what: 'sends comments for ever and no word',
      reply: everySoOften,
      connection: firstSecond,
      ...silentFirst,
      seconds: 1,
    },
    {
      id: 'flood-of-comments',
      what: 'sends comments as fast as they are taken, and no word',
      reply: flood,
      connection: firstSecond,
      ...silentFirst,
      seconds: 1,
    },
    {
      id: 'empty-pieces-for-ever',
      what: 'sends pieces of a tool call for ever, all of them empty',
      reply: [
        {
          type: 'endless',
          steps: [
            ...say({ tool_calls: [{ index: 0, function: { arguments: '' } }] }),
            { type: 'wait', ms: 50 },
          ],
        },
      ],
      connection: firstSecond,
      ...silentFirst,
      seconds: 1,
    },
    {
      id: 'silent-in-the-middle',
      what: 'goes silent in the middle of the answer',
      reply: [...say({ content: 'half of it' }), ...silence],
      connection: idleSecond,
      ...silentBytes,
      kept: 'half of it',
    },
    {
      id: 'silent-in-thought',
      what: 'goes silent in the middle of its thoughts',
      reply: [...say({ reasoning_content: 'Let me see.' }), ...silence],
      connection: idleSecond,
      ...silentBytes,
      advice: 'errors.interruptedThoughts',
    },
    {
      id: 'comments-in-the-middle',
      what: 'sends nothing but comments in the middle of the answer, for 3 times the limit',
      reply: [...say({ content: 'half of it' }), ...everySoOften],
      connection: idleSecond,
      ...silentPayload,
      kept: 'half of it',
    },
  ],
};
