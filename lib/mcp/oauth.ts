import type {
  OAuthClientProvider,
  OAuthDiscoveryState,
} from '@modelcontextprotocol/sdk/client/auth.js';
import type {
  OAuthClientInformationMixed,
  OAuthTokens,
} from '@modelcontextprotocol/sdk/shared/auth.js';
import { parseRecord, toRecord } from '../core/json.ts';
import { SignInEnded } from '../core/web-sign-in.ts';
import type { WebSignIn } from '../core/web-sign-in.ts';
import { ServerFault } from './server-fault.ts';

/** What signing in needs of the rest. */
export interface OAuthOptions {
  /** What {@link OAuthOptions.save} was given the last time; null before. */
  saved: string | null;
  /** Keeps who we are to the server and what it has given us. It is a secret as a whole, like a key. */
  save(secret: string): Promise<void>;
  /** Absent where nobody is there to sign in: then only what is saved is used, and renewed. */
  signIn?: WebSignIn | undefined;
  redirectUrl: string;
  /** Where the user has agreed to sign in: it is kept with what is saved. */
  origins: ReadonlySet<string>;
  /** Throws where nothing may be sent to that address, nor a window be opened at it. */
  check(url: URL): void;
}

/** A sign-in with one server, as the SDK asks for it. */
export interface OAuthSession {
  readonly provider: OAuthClientProvider;
  readonly hasToken: () => boolean;
  /** The code that the last sign-in has brought, once. */
  takeCode(): string | undefined;
}

const clientName = 'Sidestream';
/** Encrypted, or this machine. */
const safePlace = /^(?:https:|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$))/;

/** Builds the sign-in: the SDK registers us with the server, makes the proofs (PKCE) and renews what runs out. */
export function createOAuthSession(options: OAuthOptions): OAuthSession {
  const { saved, save, signIn, redirectUrl, origins, check } = options;
  const kept = saved === null ? undefined : parseRecord(saved);
  let client = toIssued(kept?.['client']) as OAuthClientInformationMixed | undefined;
  let tokens = toIssued(kept?.['tokens']) as OAuthTokens | undefined;
  let discovered: OAuthDiscoveryState | undefined;
  let verifier = '';
  let state = '';
  let code: string | undefined;
  const keep = (): Promise<void> => save(JSON.stringify({ client, tokens, origins: [...origins] }));

  const provider: OAuthClientProvider = {
    redirectUrl,
    clientMetadata: {
      client_name: clientName,
      redirect_uris: [redirectUrl],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      // What is in an extension is no secret.
      token_endpoint_auth_method: 'none',
    },
    state() {
      state = crypto.randomUUID();
      return state;
    },
    clientInformation: () => client,
    saveClientInformation(information) {
      // With what it is to bring: until then nobody has signed in.
      client = information;
    },
    tokens: () => tokens,
    saveTokens(next) {
      // A renewal that leaves the old proof as it is has it here: the SDK keeps it, and for none but who gave it.
      tokens = next;
      return keep();
    },
    async redirectToAuthorization(url) {
      if (!signIn) throw new ServerFault('no-key', 'nobody has signed in');
      check(url);
      // A password is typed there.
      if (!safePlace.test(url.origin))
        throw new ServerFault('unconfirmed', 'signing in without encryption', { host: url.host });
      const back = new URL(await signIn.signIn(url.href));
      const { searchParams } = back;
      // The answer to a question that was not ours could put us into somebody else's account.
      if (searchParams.get('state') !== state)
        throw new SignInEnded('the answer was not to this sign-in');
      const brought = searchParams.get('code');
      if (!brought) throw new SignInEnded(searchParams.get('error') ?? 'no code came back');
      code = brought;
    },
    saveCodeVerifier(next) {
      verifier = next;
    },
    codeVerifier: () => verifier,
    async invalidateCredentials(scope) {
      if (scope === 'all' || scope === 'client') client = undefined;
      if (scope === 'all' || scope === 'tokens') tokens = undefined;
      if (scope === 'all' || scope === 'discovery') discovered = undefined;
      await keep();
    },
    saveDiscoveryState(found) {
      // Before anything is sent to one of them, or a window is opened at it.
      const { authorization_endpoint, token_endpoint, registration_endpoint } =
        found.authorizationServerMetadata ?? {};
      for (const url of [authorization_endpoint, token_endpoint, registration_endpoint])
        if (url) check(new URL(url));
      discovered = found;
    },
    discoveryState: () => discovered,
  };

  return {
    provider,
    hasToken: () => tokens !== undefined,
    takeCode() {
      const taken = code;
      code = undefined;
      return taken;
    },
  };
}

/**
 * What is kept, where it says who gave it: of what an early version kept nobody knows that, and a server that names another
 * place to sign in at would be told it there.
 */
function toIssued(kept: unknown): Record<string, unknown> | undefined {
  const record = toRecord(kept);
  return typeof record?.['issuer'] === 'string' ? record : undefined;
}
