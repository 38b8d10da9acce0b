import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAnswer, demoNotice } from '../../../scripts/demo-answers.ts';
import { createDemoEndpoint } from '../../../scripts/demo-endpoint.ts';
import type { DemoEndpoint, DemoReport } from '../../../scripts/demo-endpoint.ts';
import { postChat, readEvents } from './read-events.ts';

const ask = (...questions: string[]) =>
  demoAnswer(
    questions.flatMap((text, index) => [
      ...(index > 0 ? [{ role: 'assistant', text: 'an answer' }] : []),
      { role: 'user', text },
    ]),
  );

describe('demoAnswer', () => {
  it('says first that no model is behind it, whatever is asked', () => {
    for (const answer of [
      ask('Hi'),
      ask('Hi', 'More'),
      ask('a long one'),
      ask('Explain this'),
      demoAnswer([]),
    ]) {
      expect(answer.startsWith(`${demoNotice}\n\n`)).toBe(true);
    }
  });

  it('answers differently turn by turn', () => {
    expect(new Set([ask('a'), ask('a', 'b'), ask('a', 'b', 'c')]).size).toBe(3);
    expect(ask('a', 'b', 'c', 'd')).toBe(ask('a'));
  });

  it('has a long answer of paragraphs that are all different', () => {
    const paragraphs = ask('Write a LONG answer, please').split('\n\n');
    expect(paragraphs.join(' ').split(' ').length).toBeGreaterThan(1300);
    expect(new Set(paragraphs).size).toBe(paragraphs.length);
  });

  it.each([
    ['```\nThe quick brown fox\njumps\n```'],
    ['Selected:\n<selection-7f3a>\nThe quick brown fox\njumps\n</selection-7f3a>'],
    ['--- BEGIN 7f3a ---\nThe quick brown fox\njumps\n--- END 7f3a ---'],
  ])('quotes the first words of a fenced selection: %j', (fenced) => {
    expect(ask(`Say in short what this means.\n\n${fenced}`)).toContain(
      '“The quick brown fox jumps”',
    );
    expect(ask(`${fenced}\n\nWhat is it, in a long answer?`)).toContain(
      '“The quick brown fox jumps”',
    );
  });

  it('takes markup in a selection for part of it', () => {
    const fenced = '<selection-7f3a>\none\n<b>\n</b>\n```\nfive\n```\n</selection-7f3a>';
    expect(ask(fenced)).toContain('has 6 words');
  });

  it('quotes what "explain" is about when nothing is fenced', () => {
    expect(ask('Please explain: how rivers flow')).toContain('“how rivers flow”');
  });
});

describe('createDemoEndpoint', () => {
  let endpoint: DemoEndpoint;
  let onReport: (report: DemoReport) => void = () => {};
  beforeAll(async () => {
    endpoint = await createDemoEndpoint({ onReport: (report) => onReport(report) });
  });
  afterAll(() => endpoint.close());

  it('lists its one model', async () => {
    const list = await (await fetch(`${endpoint.url}/models`)).json();
    expect(list).toMatchObject({ object: 'list', data: [{ id: 'scripted-demo-no-model' }] });
  });

  it('streams an answer at a readable pace, cut by the limit that was asked for', async () => {
    const startMs = performance.now();
    const body = { max_tokens: 30, stream_options: { include_usage: true } };
    const read = await readEvents(await postChat(endpoint.url, body));
    // 300 ms before the first and 25 ms between 30 deltas; no upper bound on a busy machine.
    expect(performance.now() - startMs).toBeGreaterThan(1000);
    expect(read.isDone).toBe(true);
    expect(read.error).toBeUndefined();
    expect(ask('Hi').startsWith(read.text)).toBe(true);
    expect(read.chunks.at(-2)?.choices[0]?.finish_reason).toBe('length');
    expect(read.chunks.at(-1)).toMatchObject({ choices: [], usage: { completion_tokens: 30 } });
  });

  it('answers in one piece when no stream is asked for, also to content in parts', async () => {
    const content = [
      { type: 'text', text: 'Hello' },
      { type: 'image_url', image_url: {} },
    ];
    const body = { stream: false, messages: [{ role: 'user', content }] };
    const whole = await (await postChat(endpoint.url, body)).json();
    const choice = { message: { role: 'assistant', content: ask('Hello') }, finish_reason: 'stop' };
    expect(whole).toMatchObject({ object: 'chat.completion', choices: [choice] });
  });

  it('stops writing when the client closes', async () => {
    const reported = Promise.withResolvers<DemoReport>();
    onReport = reported.resolve;
    const client = new AbortController();
    const response = await postChat(endpoint.url, {}, client.signal);
    await readEvents(response, (text) => text.length > 20 && client.abort());
    const report = await reported.promise;
    expect(report.wasStopped).toBe(true);
    expect(report.sentDeltas).toBeLessThan(report.allDeltas);
  });

  it.each([
    ['no JSON', '/chat/completions', '{', 400],
    ['no messages', '/chat/completions', '{}', 400],
    ['a wrong path', '/v1/chat/completions', '{}', 404],
  ])('names the mistake: %s', async (_, path, body, status) => {
    const response = await fetch(endpoint.url + path, { method: 'POST', body });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
  });
});
