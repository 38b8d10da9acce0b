import { describe, expect, test } from 'vitest';
import { draftOf, openNew, openSaved } from './open-form.ts';
import { toView } from './stub-surface.ts';

describe('an address without encryption in the own network', () => {
  const open = 'http://nas.lan:8080';

  test('is put in order without a reproach, and asks to be confirmed before anything is sent', () => {
    const form = openNew();
    form.type('baseUrl', `${open}/v1/chat/completions`);
    form.tidy('baseUrl');
    expect(form.texts.baseUrl.value).toBe(`${open}/v1`);
    expect(form.faults.value).toEqual({ apiKey: undefined, confirmedOrigin: undefined });
    expect(form.openOrigin.value).toBe(open);
    form.type('model', 'm');
    form.type('apiKey', 'sk-1');
    for (const scope of ['address', 'all'] as const) {
      expect(form.check(scope)).toEqual({ invalid: 'confirmedOrigin' });
      expect(form.faults.value.confirmedOrigin).toBe('missing');
    }
    form.type('confirmedOrigin', open);
    expect(draftOf(form).connection).toMatchObject({ confirmedOrigin: open });
    expect(draftOf(form).needsAccess).toBe(true);
  });

  test('is confirmed for that host and port alone: another asks again, and so does coming back', () => {
    const form = openNew();
    form.type('baseUrl', open);
    form.type('confirmedOrigin', open);
    form.type('baseUrl', `${open}/other`);
    expect(form.texts.confirmedOrigin.value).toBe(open);
    for (const other of [
      'http://nas.lan:8081',
      'http://nas2.lan:8080',
      'https://nas.lan:8080',
      '',
    ]) {
      form.type('confirmedOrigin', open);
      form.type('baseUrl', other);
      expect(form.texts.confirmedOrigin.value, other).toBe('');
      form.type('baseUrl', open);
      expect(form.texts.confirmedOrigin.value, other).toBe('');
    }
    form.type('confirmedOrigin', open);
    form.pickProvider('on-device');
    expect(form.texts.confirmedOrigin.value).toBe('');
  });

  test.each(['https://nas.lan', 'http://localhost:8080', 'http://api.example.com', 'nonsense'])(
    'is not asked about for %s',
    (typed) => {
      const form = openNew();
      form.type('baseUrl', typed);
      expect(form.openOrigin.value).toBeUndefined();
      form.check('all');
      expect(form.faults.value.confirmedOrigin).toBeUndefined();
    },
  );

  test('stays confirmed when it is opened again, and nothing is unsaved', () => {
    const form = openSaved(toView({ baseUrl: `${open}/v1`, confirmedOrigin: open }));
    expect(form.texts.confirmedOrigin.value).toBe(open);
    expect(form.unsaved.value).toBe(false);
    expect(draftOf(form).connection).toMatchObject({ confirmedOrigin: open });
  });
});
