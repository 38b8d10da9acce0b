import type { OriginRules } from '../core/platform.ts';
import { api } from './extension-api.ts';

/** A session rule, as far as it is used here. */
interface Rule {
  id: number;
  condition: object;
  action: object;
}

/** The part of the API that is used; the polyfill's types end before it. */
interface NetRequestApi {
  getSessionRules(): Promise<readonly { id: number }[]>;
  updateSessionRules(change: { removeRuleIds: number[]; addRules: Rule[] }): Promise<void>;
}

/**
 * Session rules that take the `Origin` off our own requests to certain endpoints. Each is bound to who sends and not
 * only to where it goes: a rule that named the server alone would open it to every web page (measured).
 */
export const originRules: OriginRules = {
  async apply(baseUrls) {
    const netRequest = findApi();
    const past = await netRequest.getSessionRules();
    await netRequest.updateSessionRules({
      removeRuleIds: past.map(({ id }) => id),
      addRules: baseUrls.map(toRule),
    });
  },
};

function toRule(baseUrl: string, index: number): Rule {
  return {
    id: index + 1,
    condition: {
      regexFilter: toPattern(baseUrl),
      resourceTypes: ['xmlhttprequest'],
      ...toSender(),
    },
    action: {
      type: 'modifyHeaders',
      requestHeaders: [{ header: 'origin', operation: 'remove' }],
    },
  };
}

/** The address itself and what is below it, with any query: a base URL has endpoints, a whole address is one. */
function toPattern(baseUrl: string): string {
  const [address = ''] = baseUrl.split('?', 1);
  const literal = address.replace(/\/$/, '').replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return `^${literal}(?:[/?]|$)`;
}

/** Chromium knows us by our host. Firefox does not; there the background's requests are those of no tab. */
function toSender(): object {
  const { protocol, host } = new URL(api.runtime.getURL('/'));
  return protocol === 'moz-extension:' ? { tabIds: [-1] } : { initiatorDomains: [host] };
}

/** Chromium has had a `browser` of its own only for a short while. */
function findApi(): NetRequestApi {
  const { browser, chrome: native } = globalThis as {
    browser?: { declarativeNetRequest?: NetRequestApi };
    chrome?: { declarativeNetRequest?: NetRequestApi };
  };
  const found = browser?.declarativeNetRequest ?? native?.declarativeNetRequest;
  if (!found) throw new Error('this browser has no rules for requests');
  return found;
}
