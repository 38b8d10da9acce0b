import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../lib/core/connection.ts';
import type { Settings } from '../../../lib/core/connection.ts';
import type { Catalogue } from '../../../lib/strings/catalogue.ts';
import { german } from '../../../lib/strings/de.ts';
import { openPageStrings } from '../../../lib/surface/page-strings.ts';
import type { PageStrings } from '../../../lib/surface/page-strings.ts';
import { createPageStorage } from '../../support/page-storage.ts';

/** Words that come when they are told to. */
function createLoad() {
  const words = Promise.withResolvers<Catalogue>();
  const load = {
    count: 0,
    come: () => words.resolve(german),
    fail: () => words.reject(new Error('the file is gone')),
    load(): Promise<Catalogue> {
      load.count += 1;
      return words.promise;
    },
  };
  return load;
}

const english = { languages: ['en-US', 'de'] };
const austrian = { languages: ['de-AT', 'en'] };

/** What the page says now, and in which language. */
const said = ({ strings }: PageStrings): string[] => [
  strings.value.locale,
  strings.value.t('panel.send'),
];

function choose(language: string): Settings {
  return { ...defaultSettings, language };
}

/** A turn in which all promises that are kept have had theirs. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the first texts of a page', () => {
  test('English ones wait for nothing and load nothing', async () => {
    const load = createLoad();
    const page = await openPageStrings(english, createPageStorage(), load.load);
    expect(said(page)).toEqual(['en', 'Send']);
    expect(load.count).toBe(0);
  });

  test('in a German browser they are German, and there when the page is', async () => {
    const load = createLoad();
    load.come();
    const page = await openPageStrings(austrian, createPageStorage(), load.load);
    expect(said(page)).toEqual(['de', 'Senden']);
  });

  test('they are in the language that was chosen last, whatever the browser speaks', async () => {
    for (const [browser, choice, locale] of [
      [english, 'de', 'de'],
      [austrian, 'en', 'en'],
      [austrian, 'ar-XB', 'ar-XB'],
      [english, 'auto', 'en'],
      [austrian, 'auto', 'de'],
    ] as const) {
      const storage = createPageStorage();
      const load = createLoad();
      load.come();
      const before = await openPageStrings(browser, storage, load.load);
      before.follow(signal(choose(choice)));
      const loads = load.count;
      const page = await openPageStrings(browser, storage, load.load);
      expect(page.strings.value.locale).toBe(locale);
      expect(load.count - loads).toBe(locale === 'de' ? 1 : 0);
      // Settings that nobody has told yet change nothing.
      page.follow(signal(defaultSettings));
      expect(page.strings.value.locale).toBe(locale);
    }
  });

  test('words that cannot be loaded are English, and an exception for nobody', async () => {
    const load = createLoad();
    load.fail();
    const page = await openPageStrings(austrian, createPageStorage(), load.load);
    expect(said(page)).toEqual(['en', 'Send']);
    page.follow(signal(choose('de')));
    await turn();
    expect(said(page)).toEqual(['en', 'Send']);
  });

  test('a storage that fails leaves the choice to the browser', async () => {
    const fail = (): never => {
      throw new Error('no storage here');
    };
    const page = await openPageStrings(english, { getItem: fail, setItem: fail });
    page.follow(signal(choose('ar-XB')));
    expect(page.strings.value.locale).toBe('ar-XB');
  });
});

describe('another choice', () => {
  test('is shown when its words are there, and the old language until then', async () => {
    const load = createLoad();
    const page = await openPageStrings(english, createPageStorage(), load.load);
    const settings = signal(choose('en'));
    page.follow(settings);
    settings.value = choose('de');
    await turn();
    expect(said(page)).toEqual(['en', 'Send']);
    load.come();
    await turn();
    expect(said(page)).toEqual(['de', 'Senden']);
    settings.value = choose('en');
    expect(said(page)).toEqual(['en', 'Send']);
    settings.value = choose('de');
    expect(said(page)).toEqual(['de', 'Senden']);
    expect(load.count).toBe(1);
  });

  test('that is taken back while its words are loaded is never shown', async () => {
    const load = createLoad();
    const page = await openPageStrings(english, createPageStorage(), load.load);
    const settings = signal(choose('de'));
    page.follow(settings);
    const shown: string[] = [];
    page.strings.subscribe(({ locale }) => void shown.push(locale));
    settings.value = choose('ar-XB');
    load.come();
    await turn();
    expect(shown).toEqual(['en', 'ar-XB']);
  });

  test('whose words cannot be loaded is English, from whatever it was', async () => {
    const load = createLoad();
    const page = await openPageStrings(english, createPageStorage(), load.load);
    const settings = signal(choose('ar-XB'));
    page.follow(settings);
    settings.value = choose('de');
    load.fail();
    await turn();
    expect(said(page)).toEqual(['en', 'Send']);
  });

  test('of something else leaves the texts as they are', async () => {
    const page = await openPageStrings(english, createPageStorage());
    const settings = signal(choose('en'));
    page.follow(settings);
    const before = page.strings.value;
    settings.value = { ...settings.value, stopOnClose: true };
    expect(page.strings.value).toBe(before);
  });
});
