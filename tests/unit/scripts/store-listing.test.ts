import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readManifest } from '../../../scripts/store/read-manifest.ts';
import { readRows, readSections } from '../../../scripts/store/read-listing.ts';

const languages = ['en', 'de'] as const;
const listings = Object.fromEntries(
  languages.map((language) => [
    language,
    readSections(readFileSync(join('docs', 'store', `listing.${language}.md`), 'utf8')),
  ]),
);
const english = listings['en']!;
const manifests = { chrome: readManifest('chrome'), firefox: readManifest('firefox') };

const readLocale = (language: string): Record<string, { message: string }> =>
  JSON.parse(readFileSync(join('public', '_locales', language, 'messages.json'), 'utf8'));

describe.each(languages)('the listing in %s', (language) => {
  const listing = listings[language]!;
  const locale = readLocale(language);

  test('is within the limits of both stores', () => {
    // Chrome: 75, 132 and 16,000 characters; addons.mozilla.org: 50, 250 and 15,000.
    expect(listing.get('Title')!.length).toBeLessThanOrEqual(50);
    expect(listing.get('Summary')!.length).toBeLessThanOrEqual(132);
    expect(listing.get('Summary for addons.mozilla.org')!.length).toBeLessThanOrEqual(250);
    expect(listing.get('Description')!.length).toBeGreaterThan(500);
    expect(listing.get('Description')!.length).toBeLessThanOrEqual(15_000);
  });

  test('has the name and the summary that the package has, since Chrome takes them from there', () => {
    expect(listing.get('Title')).toBe(locale['extensionName']?.message);
    expect(listing.get('Summary')).toBe(locale['extensionDescription']?.message);
  });

  test('says what is sent', () => {
    expect(listing.get('Description')).toMatch(
      language === 'en' ? /What is sent/ : /Was gesendet wird/,
    );
  });
});

test('every permission of both manifests has a justification, no other has one, and each fits its field', () => {
  const wanted = new Set(
    Object.values(manifests).flatMap((manifest) => [
      ...(manifest.permissions ?? []),
      ...(manifest.optional_permissions ?? []),
      ...(manifest.host_permissions ?? []),
      ...(manifest.optional_host_permissions ?? []),
    ]),
  );
  const rows = readRows(english.get('Permissions')!);
  expect(new Set(rows.map(([name]) => name))).toEqual(wanted);
  expect(rows).toHaveLength(wanted.size);
  for (const [name, why = ''] of rows) {
    expect(why.length, name).toBeGreaterThan(20);
    expect(why.length, name).toBeLessThanOrEqual(1000);
  }
});

test('the single purpose is one sentence', () => {
  expect(english.get('Single purpose')).toMatch(/^[^.]{40,1000}\.$/);
});

describe('what is sent', () => {
  const collected = manifests.firefox.browser_specific_settings?.gecko?.data_collection_permissions;

  test('is declared to Firefox, the same as in the listing and in the privacy policy', () => {
    const declared = new Set(collected?.required);
    const inListing = readRows(english.get('Data use')!);
    const privacy = readSections(readFileSync('PRIVACY.md', 'utf8'));
    const inPolicy = readRows(privacy.get('What the stores call it')!);
    expect(declared.size).toBeGreaterThan(0);
    expect(new Set(inListing.map(([name]) => name))).toEqual(declared);
    expect(new Set(inPolicy.map(([name]) => name))).toEqual(declared);
    expect(inPolicy.map(([, chrome]) => chrome)).toEqual(inListing.map(([, chrome]) => chrome));
  });

  test('is no figure about the use of the extension', () => {
    expect(collected?.optional ?? []).toEqual([]);
    expect(collected?.required).not.toContain('technicalAndInteraction');
    expect(manifests.chrome).not.toHaveProperty('browser_specific_settings');
  });
});

test('the document for reviewers names the commands that there are', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
  const text = readFileSync(join('docs', 'store', 'building.md'), 'utf8');
  for (const [, name = ''] of text.matchAll(/npm run ([\w:]+)/g))
    expect(scripts).toHaveProperty(name);
  expect(existsSync(join('scripts', 'vite'))).toBe(true);
});
