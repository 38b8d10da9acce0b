/**
 * What Playwright turns off. Chromium heeds the last list of features that it is given, so ours has to repeat it: see
 * `disabledFeatures` in its `chromiumSwitches`.
 */
const offByPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/**
 * What a window loads for its own address line, which no test types into: two pages of the browser's, in a process of their
 * own. They took nearly half of the CPU time of a start.
 */
const ofTheWindow = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];

/** The flags that spare a Chromium under test what no test looks at. */
export const quietArgs: readonly string[] = [
  '--disable-gpu',
  `--disable-features=${[...offByPlaywright, ...ofTheWindow].join(',')}`,
];
