import type { Script, Step } from '../../support/fault-server/script.ts';

/** Fields of replies whose words are shown, kept or told. */
const fields = new Set([
  'message',
  'detail',
  'error',
  'content',
  'reasoning_content',
  'reasoning',
  'refusal',
  'text',
  'model',
  'arguments',
  'name',
]);

/** The reply of an endpoint that repeats the key wherever it says anything: in headers, errors, pages and answers. */
export function echoKey(script: Script, key: string): Script {
  return script.map((step) => echoStep(step, key));
}

function echoStep(step: Step, key: string): Step {
  if (step.type === 'head') {
    const { 'content-length': _, ...headers } = step.headers ?? {};
    return { ...step, headers: { ...headers, ...echoHeaders(key) } };
  }
  if (step.type === 'endless') return { ...step, steps: echoKey(step.steps, key) };
  if (step.type !== 'text') return step;
  const { delta: _, reasoning: __, ...rest } = step;
  return { ...rest, text: echoText(step.text, key) };
}

function echoHeaders(key: string): Record<string, string> {
  return {
    'x-request-id': key,
    'x-echo': key,
    'x-encoded': encodeURIComponent(key),
    'www-authenticate': `Bearer realm="${Buffer.from(key).toString('base64')}"`,
  };
}

function echoText(text: string, key: string): string {
  const [, before = '', payload = '', after = ''] =
    /^(data: )?([{[].*[}\]])(\s*)$/s.exec(text) ?? [];
  if (payload !== '') {
    try {
      return before + JSON.stringify(echoValue(JSON.parse(payload), key)) + after;
    } catch {
      return text;
    }
  }
  return text.replace(/<\/(?:h1|title)>/g, (tag) => `${key}${tag}`);
}

function echoValue(value: unknown, key: string, field = ''): unknown {
  if (typeof value === 'string')
    return fields.has(field) && value !== '' ? `${value} ${key}` : value;
  if (Array.isArray(value)) return value.map((each) => echoValue(each, key, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, echoValue(each, key, name)]),
  );
}
