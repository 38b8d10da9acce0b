/** The side panel's frame: header, log, composer, notices. */
export const panel = {
  'panel.conversation': 'Conversation',
  'panel.conversations': 'Conversations',
  'panel.newConversation': 'New conversation',
  'panel.model': 'Model',
  'panel.untitled': 'New conversation',
  'panel.message': 'Message',
  'panel.messagePlaceholder': 'Ask anything',
  'panel.send': 'Send',
  'panel.stop': 'Stop',
  'panel.hintLive':
    'The answer must end, or be stopped, before the next question. Your text stays here.',
  'panel.hintNoConnection': 'Set up a connection first. Your text stays here.',
  'panel.hintDraftRefused':
    'This text is too long to be kept if this page closes. It can be sent all the same.',
  'panel.hintConnecting': 'Not connected yet. Your text stays here.',
  'panel.jumpToLatest': 'Jump to latest',
  'panel.connecting': 'Connecting…',
  'panel.loading': 'Loading…',
  'panel.answering': 'Answering',
  'panel.answerFinished': 'The answer is complete',
  'panel.answerCut': 'The answer was cut at the length limit',
  'panel.answerStopped': 'The answer was stopped',
  'panel.answerInterrupted': 'The answer was interrupted',
  'panel.answerFailed': 'The answer failed',
  'panel.emptyTitle': 'Ask a question',
  'panel.emptyHint': 'Enter sends. Shift + Enter starts a new line. Escape stops an answer.',
  'panel.emptySelectionHint':
    'To ask about a text in a page, select it and choose “Explain selection” from its context menu.',
  'panel.firstRunTitle': 'Ask any model, with your own key',
  'panel.firstRunText':
    'Sidestream has no account and no server of its own. You connect it to a provider that you have a key for, or to a model on this computer.',
  'panel.disclosureTitle': 'What is sent, and where',
  'panel.disclosureSent':
    'Your questions, what came before them in the conversation, and any text that you attach go to the connection you choose, when you send them.',
  'panel.disclosureKept': 'Conversations and the key are kept in this browser only.',
  'panel.disclosureNothing': 'Nothing else leaves the browser: no usage figures, no crash reports.',
  'panel.offline': 'You are offline. A model on this computer still answers.',
  'panel.memoryOnly':
    'This browser refused to open storage. Conversations and keys are forgotten when it closes.',
  'panel.outdatedTitle': 'Sidestream was updated',
  'panel.outdatedText': 'Reload this page to go on. Nothing is lost.',
  'panel.noConversations': 'No conversations yet',
  'panel.live': 'Answering',
} as const;
