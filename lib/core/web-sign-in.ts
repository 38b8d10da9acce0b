/** Signing in at a website, in a window that the browser opens and closes (OAuth). */
export interface WebSignIn {
  /** The address to which a website sends back who has signed in. No server has it: the browser ends there. */
  redirectUrl(): string;
  /**
   * Opens `url` for the user and resolves with the address that the website then sent back to, or rejects with
   * {@link SignInEnded} when the window was closed.
   */
  signIn(url: string): Promise<string>;
}

/** Nobody has signed in. */
export class SignInEnded extends Error {
  override readonly name = 'SignInEnded';
}
