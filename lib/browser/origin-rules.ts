import type { OriginRules } from '../core/platform.ts';
import { api } from './extension-api.ts';

/** Unknown to the polyfill's types, which end with what Firefox had then. */
const permission = 'declarativeNetRequestWithHostAccess' as 'activeTab';

/** A session rule, as far as it is used here. */
interface Rule {
  id: number;
  condition: object;
  action: object;
}

/** The part of the API that is used; there only once the permission was given. */
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
    if (!netRequest) return;
    const past = await netRequest.getSessionRules();
    await netRequest.updateSessionRules({
      removeRuleIds: past.map(({ id }) => id),
      addRules: baseUrls.map(toRule),
    });
    // What is not used is not kept; a later click gets it again without a question.
    if (baseUrls.length === 0) await api.permissions.remove({ permissions: [permission] });
  },
};

/** Asks for what the rules need, in a click. Both browsers give it without a question. */
export function allowOriginRules(): Promise<boolean> {
  return api.permissions.request({ permissions: [permission] });
}

function toRule(baseUrl: string, index: number): Rule {
  return {
    id: index + 1,
    condition: {
      urlFilter: `|${baseUrl}/`,
      resourceTypes: ['xmlhttprequest'],
      ...toSender(),
    },
    action: {
      type: 'modifyHeaders',
      requestHeaders: [{ header: 'origin', operation: 'remove' }],
    },
  };
}

/** Chromium knows us by our host. Firefox does not; there the background's requests are those of no tab. */
function toSender(): object {
  const { protocol, host } = new URL(api.runtime.getURL('/'));
  return protocol === 'moz-extension:' ? { tabIds: [-1] } : { initiatorDomains: [host] };
}

function findApi(): NetRequestApi | undefined {
  const { browser, chrome: native } = globalThis as {
    browser?: { declarativeNetRequest?: NetRequestApi };
    chrome?: { declarativeNetRequest?: NetRequestApi };
  };
  return browser?.declarativeNetRequest ?? native?.declarativeNetRequest;
}
