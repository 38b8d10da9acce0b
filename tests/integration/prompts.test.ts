import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Prompt } from '../../lib/core/prompt.ts';
import { tableSchema } from '../../lib/prompts/starters.ts';
import { createPromptCalls, toOffer, toPrompts } from '../../lib/surface/prompts.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { chatStream, jsonError } from '../support/fault-server/chat-script.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { connectTo, lastAnswer, stateOf } from '../support/conversing.ts';
import { createHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { explainClick } from '../support/menu-click.ts';
import { waitUntil } from '../support/wait-until.ts';

let house: House;
let server: FaultServer;

beforeEach(async () => {
  house = createHouse();
  server = await createFaultServer();
});

afterEach(async () => {
  house.close();
  await server.close();
});

async function open(): Promise<Surface> {
  const panel = house.openSurface();
  await connectTo(panel, server);
  return panel;
}

const prompt: Prompt = {
  id: 'p',
  name: 'About',
  slash: 'about',
  text: 'What is {{url}} about?',
  places: ['slash', 'link', 'image', 'page'],
  connectionId: null,
  model: 'other-model',
  parameters: { temperature: 0.5 },
  language: 'Welsh',
  schema: '',
  stream: false,
};

interface Body {
  model: string;
  stream: boolean;
  temperature?: number;
  response_format?: unknown;
  messages: { content: string }[];
}

const bodyOf = (index: number): Body => server.requests[index]?.body as Body;

async function keep(panel: Surface, ...prompts: Prompt[]): Promise<void> {
  panel.prompts.watch();
  expect(await createPromptCalls(panel.prompts).save(prompts)).toBe(true);
}

const pageItem = { promptId: null, title: 'Ask about this page', places: ['page'] };

describe('the menu of pages', () => {
  test('has the prompts that say so, follows their changes, and outlives the background', async () => {
    const panel = await open();
    await house.background().refreshMenu();
    expect(house.menu).toEqual([
      { promptId: 'starter.explain', title: 'Explain selection', places: ['selection'] },
      pageItem,
    ]);
    await keep(panel, prompt);
    expect(house.menu.at(-2)).toEqual({
      promptId: 'p',
      title: 'About',
      places: ['link', 'image', 'page'],
    });
    house.killBackground();
    await house.background().refreshMenu();
    expect(house.menu).toHaveLength(3);
    void panel.saveSettings({ language: 'de' });
    await createPromptCalls(panel.prompts).delete(['starter.explain']);
    expect(house.menu.map(({ promptId }) => promptId)).toEqual(['p', null]);
  });

  test('asks about the link that was clicked, whom and how the prompt says', async () => {
    const panel = await open();
    const connectionId = panel.connections.value[0]!.id;
    await keep(panel, { ...prompt, connectionId });
    const linkUrl = 'https://link.example/a';
    await house
      .background()
      .askFromMenu({ ...explainClick, promptId: 'p', linkUrl }, Promise.resolve());
    await waitUntil(() => stateOf(panel) === 'finished', 'the answer');
    expect(bodyOf(0)).toMatchObject({ model: 'other-model', stream: false, temperature: 0.5 });
    const { content } = bodyOf(0).messages.at(-1)!;
    expect(content).toMatch(
      /^What is\n\nA web address:\n<(url-\w+)>\nhttps:\/\/link\.example\/a\n<\/\1>\n\nabout\?\n\nAnswer in Welsh\.$/,
    );
    // Asked again, it is asked in the same manner.
    panel.retry(lastAnswer(panel)!.id);
    await waitUntil(() => server.requests.length === 2, 'the second request');
    expect(bodyOf(1).temperature).toBe(0.5);
  });

  test('a prompt with a model of its own asks that one again, whoever was chosen since, and others go where they are sent', async () => {
    const panel = await open();
    const connectionId = panel.connections.value[0]!.id;
    await keep(panel, { ...prompt, connectionId });
    const linkUrl = 'https://link.example/a';
    await house
      .background()
      .askFromMenu({ ...explainClick, promptId: 'p', linkUrl }, Promise.resolve());
    await waitUntil(() => stateOf(panel) === 'finished', 'the answer');
    const first = lastAnswer(panel)!.id;
    panel.choose(connectionId, 'chosen-model');
    const own = { model: 'other-model', stream: false, temperature: 0.5 };
    const untilAsked = (count: number) =>
      waitUntil(
        () => server.requests.length === count && stateOf(panel) === 'finished',
        'the next answer',
      );
    panel.retry(first);
    await untilAsked(2);
    expect(bodyOf(1)).toMatchObject(own);
    panel.retry(first, undefined, { connectionId, model: 'third-model' });
    await untilAsked(3);
    expect(bodyOf(2)).toMatchObject({ ...own, model: 'third-model' });
    // Its question in other words is still that prompt's.
    const [question] = panel.branch.value;
    panel.edits.begin(question!.id);
    panel.edits.type(question!.id, 'In other words');
    panel.edits.send(question!.id);
    await untilAsked(4);
    expect(bodyOf(3)).toMatchObject({ ...own, model: 'third-model' });
    // What follows is asked as the conversation asks: streamed, and of whom was chosen.
    panel.ask([{ type: 'text', text: 'And then?' }]);
    await untilAsked(5);
    expect(bodyOf(4)).toMatchObject({ model: 'chosen-model', stream: true });
    expect(bodyOf(4).temperature).toBeUndefined();
  });

  test('hands a prompt that wants more to the panel, with what the click brought', async () => {
    const panel = await open();
    const click = { ...explainClick, promptId: 'starter.translate' };
    house.selection = 'two\nlines';
    await house.background().askFromMenu(click, Promise.resolve());
    await waitUntil(() => toOffer(panel.prompts) !== undefined, 'the offer');
    expect(toOffer(panel.prompts)).toMatchObject({
      promptId: 'starter.translate',
      source: { selection: 'two\nlines' },
    });
    expect(server.requests).toHaveLength(0);
  });

  test('hands a picture that was clicked to the panel, which reads it and asks', async () => {
    const panel = await open();
    await keep(panel, { ...prompt, places: ['image'], text: 'What is on it?' });
    const imageUrl = 'https://page.example/chart.png';
    await house
      .background()
      .askFromMenu({ ...explainClick, promptId: 'p', frameId: 3, imageUrl }, Promise.resolve());
    await waitUntil(() => toOffer(panel.prompts) !== undefined, 'the offer');
    expect(toOffer(panel.prompts)).toMatchObject({
      promptId: 'p',
      source: { url: imageUrl },
      picture: { tabId: explainClick.tabId, frameId: 3, url: imageUrl },
    });
    expect(server.requests).toHaveLength(0);
  });

  test('a panel that opens for it finds the prompt', async () => {
    await connectTo(house.openSurface({ kind: 'options' }), server);
    house.selection = 'words';
    const click = { ...explainClick, promptId: 'starter.translate' };
    await house.background().askFromMenu(click, Promise.resolve());
    const late = house.openSurface();
    await waitUntil(() => toOffer(late.prompts) !== undefined, 'the offer');
  });

  test('what nobody sees in a selection is left out, and counted', async () => {
    const panel = await open();
    house.selection = 'plain\u{e0041}\u{e0042}';
    const hidden = house.selection.length - 'plain'.length;
    await house.background().askFromMenu(explainClick, Promise.resolve());
    await waitUntil(() => stateOf(panel) === 'finished', 'the answer');
    const [question] = panel.branch.value;
    expect(question?.role === 'user' && question.message.content).toContainEqual({
      type: 'selection',
      text: 'plain',
      hidden,
    });
  });

  test('a prompt that is gone asks nothing, and goes from the menu', async () => {
    await house.background().askFromMenu({ ...explainClick, promptId: 'gone' }, Promise.resolve());
    expect(house.menu.map(({ title }) => title)).toEqual(['Explain selection', pageItem.title]);
    expect(server.requests).toHaveLength(0);
  });
});

test('whoever watches is told of what another surface changed, also after a lost channel', async () => {
  const panel = await open();
  const other = house.openSurface({ kind: 'options' });
  other.prompts.watch();
  await keep(panel, prompt);
  await waitUntil(() => toPrompts(other.prompts)?.length === 7, 'the new prompt');
  other.cut();
  await createPromptCalls(panel.prompts).delete(['p']);
  await waitUntil(() => toPrompts(other.prompts)?.length === 6, 'its end');
});

describe('a prompt with a schema', () => {
  const schema = tableSchema;
  const ask = (panel: Surface): void =>
    panel.ask([{ type: 'text', text: 'A table' }], { stream: false, manner: { schema } });

  test('asks for JSON by the field that the endpoint has', async () => {
    const panel = await open();
    ask(panel);
    await waitUntil(() => stateOf(panel) === 'finished', 'the answer');
    expect(bodyOf(0).response_format).toEqual({
      type: 'json_schema',
      json_schema: { name: 'answer', schema: JSON.parse(schema) as unknown, strict: true },
    });
    expect(lastAnswer(panel)?.message.manner?.schema).toBe(schema);
  });

  test('asks in words where the field is refused, and remembers that', async () => {
    const panel = await open();
    const message = "Invalid parameter: 'response_format' of type 'json_schema' is not supported";
    server.next(jsonError(400, { error: { message } }));
    server.next(chatStream({ text: '{"columns":["a"],"rows":[]}' }));
    ask(panel);
    await waitUntil(() => stateOf(panel) === 'finished', 'the second step');
    ask(panel);
    await waitUntil(() => server.requests.length === 3, 'the follow-up');
    for (const index of [1, 2]) {
      expect(bodyOf(index).response_format).toBeUndefined();
      expect(bodyOf(index).messages.at(-1)?.content).toContain('Answer with JSON alone');
    }
  });
});
