/** The log of the last runs. */
export const diagnostics = {
  'diagnostics.title': 'Diagnostics',
  'diagnostics.intro':
    'What the last 100 answers, connection tests, model lists and titles took and how they ended, for bug reports. It stays in this browser. It holds dates and times, durations, sizes, counts, providers and well-known models, and kinds of errors. A copy also names the versions of Sidestream and of your browser, your operating system and your languages, and how many connections and conversations you have. Never in it: your words, an answer, a title, a key, an address of your own or the name of a model of your own.',
  'diagnostics.keep': 'Keep a log of the last runs',
  'diagnostics.keepHint':
    'What is there stays until you clear it. Temporary chats are never noted.',
  'diagnostics.loading': 'Reading the log…',
  'diagnostics.failed': 'The log could not be read. Try once more.',
  'diagnostics.again': 'Read again',
  'diagnostics.none':
    'Nothing is noted yet. After the next answer, press “Read again” to see its row.',
  'diagnostics.off': 'Nothing is noted, since the log is switched off.',
  'diagnostics.runs': {
    one: '{count} run, the newest first',
    other: '{count} runs, the newest first',
  },
  'diagnostics.more': 'Show all {count}',
  'diagnostics.task.test': 'connection test',
  'diagnostics.task.models': 'model list',
  'diagnostics.task.title': 'title',
  'diagnostics.finished': 'finished',
  'diagnostics.stopped': 'stopped',
  'diagnostics.interrupted': 'interrupted',
  'diagnostics.ended': 'ended with an error:',
  'diagnostics.ownAddress': 'own address',
  'diagnostics.noProvider': 'connection deleted',
  'diagnostics.copy': 'Copy for a bug report',
  'diagnostics.copied': 'Copied. Read it through before you send it to anybody.',
  'diagnostics.notCopied':
    'The browser did not let Sidestream copy. The text is below: select it and copy it yourself.',
  'diagnostics.whatIsCopied': 'What is copied',
  'diagnostics.clear': 'Clear the log',
  'diagnostics.clearTitle': 'Clear the log?',
  'diagnostics.clearText':
    'What was noted of the last runs is gone. Your conversations stay. This cannot be undone.',
  'diagnostics.cleared': 'The log is cleared.',
  'diagnostics.notCleared': 'The log could not be cleared. Try once more.',
} as const;
