import { onDeviceUrl } from './base-url.ts';
import { ownModel } from './own-model.ts';
import type { Dialect } from '../core/connection.ts';
import type { KeyHeader } from './to-stream-request.ts';

/**
 * A provider that the user can pick: data, no code. To add one that speaks a known dialect, add a row. Its prices go into
 * `prices.ts`; a path other than `/v1` into `homes` of `base-url.ts`, so that its host alone is enough to type.
 */
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
  /** What the address looks like, where each customer has an own one; `baseUrl` is then empty. */
  addressForm?: string;
  /** A part of the base URL's path where `/models` stands instead; below the base URL where none is named. */
  modelsInsteadOf?: string;
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
    id: 'gemini',
    name: 'Google Gemini',
    // Its OpenAI-compatible endpoint. Model ids come as `models/…`, and tool calls without an index.
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
    model: 'gemini-3.8-flash',
    needsKey: true,
    keyPage: 'https://aistudio.google.com/apikey',
  },
  {
    id: 'azure',
    name: 'Azure OpenAI',
    baseUrl: '',
    // The v1 API. A deployment's own address with its `?api-version=…` is taken as well.
    addressForm: 'https://NAME.openai.azure.com/openai/v1',
    // The model is what the customer called the deployment.
    model: '',
    needsKey: true,
    keyPage: 'https://ai.azure.com',
    keyHeader: { name: 'api-key', prefix: '' },
    // https://learn.microsoft.com/rest/api/azureopenai/models/list
    modelsInsteadOf: '/deployments/',
  },
  {
    id: 'deepseek',
    name: 'DeepSeek',
    baseUrl: 'https://api.deepseek.com',
    model: 'deepseek-flash',
    needsKey: true,
    keyPage: 'https://platform.deepseek.com/api_keys',
  },
  {
    id: 'mistral',
    name: 'Mistral',
    // Refuses `stream_options` (422), which is learnt at the first request.
    baseUrl: 'https://api.mistral.ai/v1',
    model: 'mistral-medium-latest',
    needsKey: true,
    keyPage: 'https://console.mistral.ai/api-keys',
  },
  {
    id: 'xai',
    name: 'xAI',
    baseUrl: 'https://api.x.ai/v1',
    model: 'grok-4.5',
    needsKey: true,
    keyPage: 'https://console.x.ai',
  },
  {
    id: 'groq',
    name: 'Groq',
    baseUrl: 'https://api.groq.com/openai/v1',
    model: 'openai/gpt-oss-120b',
    needsKey: true,
    keyPage: 'https://console.groq.com/keys',
  },
  {
    id: 'together',
    name: 'Together AI',
    // Its model list is a bare array.
    baseUrl: 'https://api.together.ai/v1',
    model: 'openai/gpt-oss-20b',
    needsKey: true,
    keyPage: 'https://api.together.ai/settings/api-keys',
  },
  {
    id: 'fireworks',
    name: 'Fireworks AI',
    baseUrl: 'https://api.fireworks.ai/inference/v1',
    model: 'accounts/fireworks/models/gpt-oss-120b',
    needsKey: true,
    keyPage: 'https://app.fireworks.ai/settings/users/api-keys',
  },
  {
    id: 'cerebras',
    name: 'Cerebras',
    baseUrl: 'https://api.cerebras.ai/v1',
    model: 'gpt-oss-120b',
    needsKey: true,
    keyPage: 'https://cloud.cerebras.ai',
  },
  {
    id: 'perplexity',
    name: 'Perplexity',
    // Chat Completions (`sonar`, no `/v1`) ended on 27 September 2026; what follows it speaks OpenAI Responses:
    // https://docs.perplexity.ai/docs/agent-api/migrate-from-sonar/overview
    baseUrl: 'https://api.perplexity.ai/v1',
    model: 'perplexity/sonar',
    dialect: 'openai-responses',
    needsKey: true,
    keyPage: 'https://www.perplexity.ai/settings/api',
  },
  {
    id: 'moonshot',
    name: 'Moonshot (Kimi)',
    // Keys of the Chinese platform belong to api.moonshot.cn.
    baseUrl: 'https://api.moonshot.ai/v1',
    model: 'kimi-k2.6',
    needsKey: true,
    keyPage: 'https://platform.kimi.ai/console/api-keys',
  },
  {
    id: 'alibaba',
    name: 'Alibaba (DashScope)',
    // Singapore. Keys are per region: dashscope-us. is Virginia, dashscope. without an addition Beijing.
    baseUrl: 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1',
    model: 'qwen-plus',
    needsKey: true,
    keyPage: 'https://modelstudio.console.alibabacloud.com/?tab=model#/api-key',
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
    id: 'vllm',
    name: 'vLLM',
    baseUrl: 'http://localhost:8000/v1',
    model: '',
    needsKey: false,
    keyPage: '',
  },
  {
    id: 'own-backend',
    name: '',
    baseUrl: '',
    addressForm: 'https://example.com/api/chat',
    model: ownModel,
    needsKey: false,
    keyPage: '',
    dialect: 'own-messages',
  },
  {
    id: 'on-device',
    // Chrome's and Edge's own name for it, whichever model it is.
    name: 'Built-in AI',
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
