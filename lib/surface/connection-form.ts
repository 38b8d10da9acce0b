import { batch, computed, signal, untracked } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { defaultTuning } from '../core/connection.ts';
import type { ConnectionView } from '../core/connection.ts';
import type { ConnectionId } from '../core/ids.ts';
import type { KeyKind } from '../core/key-keeping.ts';
import type { ConnectionDraft } from '../protocol/command.ts';
import { staysHere } from '../providers/base-url.ts';
import { cleanKey } from '../providers/clean-key.ts';
import type { Preset } from '../providers/presets.ts';
import { createGivenName } from './connection-name.ts';
import { createKeyAddress } from './key-address.ts';
import type { KeyAddress } from './key-address.ts';
import type { FormReport } from './connection-report.ts';
import {
  createOwnTexts,
  findFaults,
  findFirstFault,
  findTuningFaults,
  hasSecretAddress,
  isOnDevice,
  isWholeAddress,
  parseAddress,
  toCheckedDraft,
  toOpenOrigin,
  toOrigin,
  toPreset,
  type CheckedDraft,
  type FormFaults,
} from './connection-checks.ts';
import { followSaved } from './connection-follow.ts';
import { isSame, isTuningField, mapFields } from './connection-fields.ts';
import type { FieldName, FieldTexts } from './connection-fields.ts';
import { toTuningTexts, tuningFields } from './tuning-texts.ts';

/** A connection while it is typed: texts, what is wrong with them, and the line that says how it went. */
export interface ConnectionForm extends KeyAddress {
  /** Tells two forms apart, also when one of them is saved and so gets an id. */
  readonly serial: number;
  /** The connection that is edited; null for one that was never saved. */
  readonly id: ReadonlySignal<ConnectionId | null>;
  /** The same as it is kept, without its key. */
  readonly saved: ReadonlySignal<ConnectionView | undefined>;
  readonly texts: Readonly<Record<FieldName, ReadonlySignal<string>>>;
  readonly preset: ReadonlySignal<Preset>;
  readonly faults: ReadonlySignal<FormFaults>;
  /** Whether something was taken out of the key that was typed. */
  readonly keyCleaned: ReadonlySignal<boolean>;
  /** Whether the typed address is on another machine. */
  readonly isRemote: ReadonlySignal<boolean>;
  /** The typed origin, where it would be asked without encryption and is in the user's network; else undefined. */
  readonly openOrigin: ReadonlySignal<string | undefined>;
  /** Whether the address is that of one endpoint, posted to as it is. */
  readonly isWhole: ReadonlySignal<boolean>;
  /** Whether the address looks as if it had a secret in it, which would be kept and shown. */
  readonly hasSecretAddress: ReadonlySignal<boolean>;
  /** Whether it holds anything that only an expert sets. */
  readonly isTuned: ReadonlySignal<boolean>;
  /** Models that the typed origin is known to offer. */
  readonly models: ReadonlySignal<readonly string[]>;
  /** Whether it holds what is not saved. */
  readonly unsaved: ReadonlySignal<boolean>;
  readonly report: Signal<FormReport | null>;

  type(field: FieldName, text: string): void;
  /** Picks a provider, and fills in what the last one had filled in and nobody has changed. */
  pickProvider(provider: string): void;
  /** Says that there is no key for the typed origin: the kept one is deleted with the save. */
  goKeyless(): void;
  /** Tells of a paste into the key field, whose line breaks the browser drops unseen. */
  pasteKey(text: string): void;
  /** Puts a field in order once it was left. */
  tidy(field: FieldName): void;
  /** Checks everything, or only what listing models needs. Faults are shown; the first one is to get the focus. */
  check(scope: 'all' | 'address'): { draft: CheckedDraft } | { invalid: FieldName };
  setModels(
    listed: Pick<ConnectionDraft, 'models' | 'abilities' | 'windows'>,
    origin: string,
  ): void;
  /** The draft was saved under that id: the key that went with it is forgotten here, the rest stays. */
  settle(id: ConnectionId, draft: ConnectionDraft): void;
}

/** What a form starts from. */
export interface ConnectionFormOptions {
  /** The connection to edit; null to add one. */
  id: ConnectionId | null;
  connections: ReadonlySignal<readonly ConnectionView[]>;
  defaultSystemPrompt: string;
  /** How a new key is kept, until something else is chosen. */
  defaultKeyKind?: KeyKind;
  /** Called with the first change that the user makes, and each further one. */
  onTouch?(): void;
}

/** What an endpoint was known to offer, at which origin. */
type ListedModels = Pick<ConnectionDraft, 'models' | 'abilities' | 'windows'> & {
  origin: string | undefined;
};

let serial = 0;

const untuned = toTuningTexts(defaultTuning);

/** Builds the form of a saved connection, or of a new one with the first provider filled in. */
export function createConnectionForm(options: ConnectionFormOptions): ConnectionForm {
  const { connections } = options;
  const toOwnTexts = createOwnTexts(options);
  const id = signal(options.id);
  const saved = computed(() => connections.value.find((connection) => connection.id === id.value));
  const firstTexts = toOwnTexts(saved.peek());
  const texts = mapFields((field) => signal(firstTexts[field]));
  const givenName = createGivenName(texts);
  const faults = signal<FormFaults>({});
  const keyCleaned = signal(false);
  const report = signal<FormReport | null>(null);
  /** What was listed here; until then, what is saved. */
  const listedHere = signal<ListedModels>();
  const listed = computed(
    (): ListedModels =>
      listedHere.value ?? {
        models: saved.value?.models ?? [],
        abilities: saved.value?.abilities,
        windows: saved.value?.windows,
        origin: toOrigin(saved.value?.baseUrl ?? ''),
      },
  );
  /** Whether the next thing typed into the key field is what was pasted there. */
  let isPasting = false;

  const origin = computed(() => toOrigin(texts.baseUrl.value));
  const { keylessOrigin, goKeyless, ...keyAddress } = createKeyAddress({ saved, texts, origin });
  const offered = computed(() => (listed.value.origin === origin.value ? listed.value : undefined));
  const models = computed(() => offered.value?.models ?? []);

  const readTexts = (): FieldTexts => mapFields((field) => texts[field].value);
  const setFault = (field: keyof FormFaults, fault: FormFaults[keyof FormFaults]): void => {
    faults.value = { ...faults.peek(), [field]: fault };
  };
  const touch = (): void => {
    const past = report.peek()?.type;
    if (past === 'saved' || past === 'saved-without-access') report.value = null;
    options.onTouch?.();
  };

  const tidyKey = (): void => {
    const typed = texts.apiKey.peek();
    const key = cleanKey(typed);
    if (key === typed) return;
    if (key === '') return setFault('apiKey', 'none');
    texts.apiKey.value = key;
    keyCleaned.value = true;
  };
  const tidyBaseUrl = (): void => {
    const parsed = parseAddress(untracked(readTexts));
    if ('baseUrl' in parsed) texts.baseUrl.value = parsed.baseUrl;
    else if (parsed.fault !== 'empty') setFault('baseUrl', parsed.fault);
  };

  /** What was confirmed of another host is not true of this one. */
  const dropConfirmed = (): void => {
    if (toOpenOrigin(untracked(readTexts)) !== texts.confirmedOrigin.peek())
      texts.confirmedOrigin.value = '';
  };

  followSaved({
    saved,
    texts,
    toTexts: toOwnTexts,
    onFollow(changed) {
      faults.value = Object.fromEntries(
        Object.entries(faults.peek()).filter(([field]) => !changed.some((each) => each === field)),
      );
      givenName.keep();
    },
  });

  return {
    serial: ++serial,
    id,
    saved,
    texts,
    preset: computed(() => toPreset(texts.provider.value)),
    faults,
    keyCleaned,
    ...keyAddress,
    isRemote: computed(() => Boolean(origin.value && !staysHere(origin.value))),
    openOrigin: computed(() => toOpenOrigin(readTexts())),
    isWhole: computed(() => isWholeAddress(readTexts())),
    hasSecretAddress: computed(() => hasSecretAddress(readTexts())),
    isTuned: computed(() =>
      tuningFields.some((field) => texts[field].value.trim() !== untuned[field]),
    ),
    models,
    unsaved: computed(() => {
      const kept = toOwnTexts(saved.value);
      const typed = readTexts();
      // The choice of a way to keep it is worth nothing without a key.
      const hasKey = saved.value?.key || typed.apiKey !== '';
      return !isSame(hasKey ? typed : { ...typed, keyKind: kept.keyKind }, kept);
    }),
    report,
    type(field, text) {
      batch(() => {
        texts[field].value = text;
        if (field in faults.peek()) setFault(field as keyof FormFaults, undefined);
        // A header is at fault beside one that carries the key.
        if (field === 'keyHeader') setFault('headers', undefined);
        // A key that is asked for at one address may not be asked for at another.
        if (field === 'baseUrl') {
          setFault('apiKey', undefined);
          setFault('confirmedOrigin', undefined);
          dropConfirmed();
        }
        if (field === 'apiKey') {
          if (!isPasting) keyCleaned.value = false;
          isPasting = false;
        }
        touch();
      });
    },
    pickProvider(provider) {
      batch(() => {
        const past = toPreset(texts.provider.peek());
        const next = toPreset(provider);
        texts.provider.value = provider;
        for (const field of ['baseUrl', 'model'] as const) {
          const text = texts[field].peek().trim();
          const isFilledIn = text === '' || text === past[field];
          if (isFilledIn || isOnDevice(past) || isOnDevice(next)) texts[field].value = next[field];
        }
        dropConfirmed();
        givenName.followProvider(past.id);
        faults.value = {};
        touch();
      });
    },
    goKeyless() {
      batch(() => {
        goKeyless();
        setFault('apiKey', undefined);
        touch();
      });
    },
    pasteKey(text) {
      const key = cleanKey(text);
      if (key === '') return;
      isPasting = true;
      keyCleaned.value = key !== text;
    },
    tidy(field) {
      batch(() => {
        if (field === 'apiKey') tidyKey();
        if (field === 'baseUrl') {
          tidyBaseUrl();
          givenName.followHost();
        }
        if (isTuningField(field)) {
          const found: FormFaults = findTuningFaults(untracked(readTexts));
          const fault = found[field as keyof FormFaults];
          if (fault) setFault(field as keyof FormFaults, fault);
        }
      });
    },
    check(scope) {
      return batch(() => {
        tidyKey();
        givenName.followHost();
        const [typed, kept] = [untracked(readTexts), saved.peek()];
        const deleted = keyAddress.deleted.peek();
        const found = findFaults(typed, kept, scope, keylessOrigin.peek(), deleted);
        faults.value = found;
        const invalid = findFirstFault(found);
        if (invalid) return { invalid };
        const draft = toCheckedDraft(typed, id.peek(), offered.peek());
        if (keyAddress.isKeyless.peek() || (deleted && draft.connection.key === undefined))
          draft.connection.key = '';
        texts.baseUrl.value = draft.connection.baseUrl;
        texts.model.value = draft.connection.model;
        if (scope === 'all') {
          const tuning = toTuningTexts(draft.connection.tuning);
          for (const field of tuningFields) texts[field].value = tuning[field];
        }
        return { draft };
      });
    },
    setModels(listed, origin) {
      listedHere.value = { ...listed, origin };
    },
    settle(savedId, draft) {
      batch(() => {
        id.value = savedId;
        if (texts.name.peek().trim() === '') texts.name.value = draft.name;
        if (texts.apiKey.peek() !== draft.key) return;
        texts.apiKey.value = '';
      });
    },
  };
}
