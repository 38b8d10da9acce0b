import { SignInEnded } from '../../lib/core/web-sign-in.ts';
import type { WebSignIn } from '../../lib/core/web-sign-in.ts';

/** Nobody signs in anywhere. */
export const noSignIn: WebSignIn = {
  redirectUrl: () => 'https://sidestream.example/tools',
  signIn: () => Promise.reject(new SignInEnded('nobody is here')),
};
