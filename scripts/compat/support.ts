import compatibility from '@mdn/browser-compat-data' with { type: 'json' };

/** The two browsers, by MDN's names. */
export type BrowserId = 'chrome' | 'firefox';

/** Something that the product uses, with every entry of MDN's that it may be. */
export interface Feature {
  /** Its name, as it is said and allowed. */
  readonly name: string;
  /** A file in which it is used. */
  readonly place: string;
  readonly entries: readonly Entry[];
}

interface Statement {
  readonly version_added: string | boolean | null;
  readonly version_removed?: string | boolean;
  readonly flags?: readonly unknown[];
  readonly prefix?: string;
  readonly alternative_name?: string;
}

/** A node of MDN's tree. */
export interface Entry {
  readonly __compat?: {
    readonly support: Readonly<Partial<Record<BrowserId, Statement | readonly Statement[]>>>;
  };
  readonly [name: string]: unknown;
}

/** MDN's tree, as far as it is looked at. */
export const tree = compatibility as unknown as {
  readonly api: Entry;
  readonly css: Readonly<Record<'at-rules' | 'properties' | 'selectors' | 'types', Entry>>;
  readonly html: { readonly elements: Entry; readonly global_attributes: Entry };
  readonly javascript: { readonly builtins: Entry };
  readonly webextensions: { readonly api: Entry; readonly manifest: Entry };
};

/** What of an entry lies below it by that name. */
export function below(entry: Entry | undefined, ...names: readonly string[]): Entry | undefined {
  let found = entry;
  for (const name of names) {
    found = found && Object.hasOwn(found, name) ? (found[name] as Entry) : undefined;
  }
  return found;
}

/** `142` and `142.0` as numbers; what never came is infinity. */
export function toVersion(version: string | boolean | null | undefined): number {
  if (version === true) return 0;
  if (typeof version !== 'string') return Infinity;
  const number = Number.parseFloat(version.replace('≤', ''));
  return Number.isNaN(number) ? Infinity : number;
}

function toFirstVersion(entry: Entry, browser: BrowserId): number {
  const said = entry.__compat?.support[browser];
  const statements = (Array.isArray(said) ? said : [said]) as readonly (Statement | undefined)[];
  const versions = statements.map((statement) => {
    if (!statement || statement.flags || statement.prefix || statement.alternative_name) {
      return Infinity;
    }
    return statement.version_removed ? Infinity : toVersion(statement.version_added);
  });
  return Math.min(...versions);
}

/** The first version of a browser that has the feature; of several that it may be, the oldest. */
export function toFloor({ entries }: Feature, browser: BrowserId): number {
  return Math.min(...entries.map((entry) => toFirstVersion(entry, browser)));
}
