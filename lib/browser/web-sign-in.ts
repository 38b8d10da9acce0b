import { SignInEnded } from '../core/web-sign-in.ts';
import type { WebSignIn } from '../core/web-sign-in.ts';
import { api } from './extension-api.ts';

/** Where the websites send back to; one of our own, since the browser may know others. */
const path = 'tools';

/**
 * Asks for what signing in at websites needs. Call it synchronously in a click. Chromium grants it without a word; Firefox
 * knows it only with the installation, where it shows no warning either.
 */
export function requestWebSignIn(): Promise<boolean> {
  if (findApi()) return Promise.resolve(true);
  // The types know what Firefox does.
  return api.permissions.request({ permissions: ['identity' as never] });
}

/** Signing in at a website, in a window of the browser. */
export const webSignIn: WebSignIn = {
  // The same that the browser gives, which does so only once it is allowed.
  redirectUrl: () =>
    findApi()?.getRedirectURL(path) ?? `https://${api.runtime.id}.chromiumapp.org/${path}`,
  async signIn(url) {
    const found = findApi();
    if (!found) throw new SignInEnded('signing in is not allowed');
    try {
      return await found.launchWebAuthFlow({ url, interactive: true });
    } catch (cause) {
      throw new SignInEnded(cause instanceof Error ? cause.message : 'the window was closed');
    }
  },
};

function findApi(): typeof api.identity | undefined {
  return (api as Partial<typeof api>).identity;
}
