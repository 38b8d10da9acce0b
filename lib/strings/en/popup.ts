/** The popup: one question and its answer. */
export const popup = {
  'popup.openInSidePanel': 'Open in side panel',
  'popup.firstRunText': 'Connect a provider that you have a key for, or a model on this computer.',
  'popup.emptyHint':
    'Ask a question. The answer goes on if you close this popup. / offers your prompts, @ your open tabs.',
  'popup.recent': 'Recent',
} as const;
