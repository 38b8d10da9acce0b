/** Words by which a field of a query is called that holds a secret: `key`, `api_key`, `accessToken`, `X-Amz-Signature`. */
const secretWord =
  /^(?:.*(?:key|token|secret|password)|sig|signature|auth|authorization|code|pass|pwd|credentials?)$/;

/** Whether an address looks as if it had a secret in its query, which is kept and shown like the rest of it. */
export function hasSecretQuery(address: string): boolean {
  if (!URL.canParse(address)) return false;
  return [...new URL(address).searchParams].some(
    ([name, value]) => value !== '' && toWords(name).some((word) => secretWord.test(word)),
  );
}

function toWords(name: string): string[] {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}
