import { onDeviceUrl } from './base-url.ts';
import type { Dialect } from '../core/connection.ts';
import type { KeyHeader } from './to-stream-request.ts';

/** A provider that the user can pick: data, no code. To add one that speaks Chat Completions, add a row. */
export interface Preset {
  /** Stable: stored with connections, and the value of the "Provider" select. */
  id: string;
  /** The provider's own name; not translated. Empty for `custom`, whose name is in the catalogue. */
  name: string;
  baseUrl: string;
  /** The model that the provider's documentation names; empty where it names none. */
  model: string;
  /** Whether a key is asked for; loopback servers take one but need none. */
  needsKey: boolean;
  /** Where the user gets a key; empty where there is none to get. */
  keyPage: string;
  /** `chat-completions` where none is named. */
  dialect?: Dialect;
  /** `Authorization: Bearer` where none is named. */
  keyHeader?: KeyHeader;
}

/** In the order of the select. */
export const presets: readonly Preset[] = [
  {
    id: 'openai',
    name: 'OpenAI',
    baseUrl: 'https://api.openai.com/v1',
    model: 'gpt-4o',
    needsKey: true,
    keyPage: 'https://platform.openai.com/api-keys',
  },
  {
    id: 'anthropic',
    name: 'Anthropic',
    baseUrl: 'https://api.anthropic.com/v1',
    model: 'claude-opus-5-5',
    needsKey: true,
    keyPage: 'https://platform.claude.com/settings/keys',
    dialect: 'anthropic-messages',
    keyHeader: { name: 'x-api-key', prefix: '' },
  },
  {
    id: 'openrouter',
    name: 'OpenRouter',
    baseUrl: 'https://openrouter.ai/api/v1',
    model: 'openrouter/auto',
    needsKey: true,
    keyPage: 'https://openrouter.ai/settings/keys',
  },
  {
    id: 'conduit',
    name: 'Conduit',
    baseUrl: 'https://api.conduit.im/v1',
    model: 'gpt-4',
    needsKey: true,
    keyPage: '',
  },
  {
    id: 'parrotrouter',
    name: 'ParrotRouter',
    baseUrl: 'https://api.parrotrouter.com/v1',
    model: 'gpt-4',
    needsKey: true,
    keyPage: '',
  },
  {
    id: 'selamgpt',
    name: 'SelamGPT',
    baseUrl: 'https://api.selamgpt.com/v1',
    model: 'selam-turbo',
    needsKey: true,
    keyPage: '',
  },
  {
    id: 'llmhub',
    name: 'LLMHub',
    baseUrl: 'https://api.llmhub.one/v1',
    model: 'gpt-4o',
    needsKey: true,
    keyPage: '',
  },
  {
    id: 'ollama',
    name: 'Ollama',
    baseUrl: 'http://localhost:11434/v1',
    model: '',
    needsKey: false,
    keyPage: '',
  },
  {
    id: 'lmstudio',
    name: 'LM Studio',
    baseUrl: 'http://localhost:1234/v1',
    model: '',
    needsKey: false,
    keyPage: '',
  },
  {
    id: 'llamacpp',
    name: 'llama.cpp',
    baseUrl: 'http://localhost:8080/v1',
    model: '',
    needsKey: false,
    keyPage: '',
  },
  {
    id: 'on-device',
    name: '',
    baseUrl: onDeviceUrl,
    model: 'built-in',
    needsKey: false,
    keyPage: '',
    dialect: 'on-device',
  },
  { id: 'custom', name: '', baseUrl: '', model: '', needsKey: false, keyPage: '' },
];

/** The preset of that id. */
export function findPreset(id: string): Preset | undefined {
  return presets.find((preset) => preset.id === id);
}
