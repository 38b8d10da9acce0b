/** How surfaces look: what a person may set about it. `system` is what the browser and the machine are set to. */
export interface Appearance {
  theme: (typeof themes)[number];
  contrast: (typeof contrasts)[number];
  /** In per cent of the browser's own. */
  textSize: (typeof textSizes)[number];
}

/** Colours that can be chosen. */
export const themes = ['system', 'light', 'dark'] as const;

/** Contrasts that can be chosen. */
export const contrasts = ['system', 'more'] as const;

/** Sizes of text that can be chosen, in per cent. */
export const textSizes = [90, 100, 110, 125, 150] as const;

/** How surfaces look before anybody has said so. */
export const defaultAppearance: Appearance = { theme: 'system', contrast: 'system', textSize: 100 };

/** At which pace the text of an answer is shown: as it comes, in whole words, or in whole sentences. */
export const paces = ['stream', 'word', 'sentence'] as const;

/** One of {@link paces}. */
export type Pace = (typeof paces)[number];
