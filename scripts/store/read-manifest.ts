import config from '../../wxt.config.ts';

/** What of a manifest the checks look at. */
export interface ManifestFacts {
  readonly permissions?: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly optional_host_permissions?: readonly string[];
  readonly minimum_chrome_version?: string;
  readonly browser_specific_settings?: {
    readonly gecko?: {
      readonly strict_min_version?: string;
      readonly data_collection_permissions?: {
        readonly required?: readonly string[];
        readonly optional?: readonly string[];
      };
    };
  };
}

/** The manifest that the build of a browser begins with: all that is asked for is in it. */
export function readManifest(browser: 'chrome' | 'firefox'): ManifestFacts {
  if (typeof config.manifest !== 'function') throw new Error('the manifest is not a function');
  return config.manifest({
    browser,
    manifestVersion: 3,
    mode: 'production',
    command: 'build',
  }) as ManifestFacts;
}
