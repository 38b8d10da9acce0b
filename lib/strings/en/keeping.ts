/** The options page: what is kept, taken out, taken in and deleted. */
export const keeping = {
  'options.data': 'Your data',
  'options.dataPlace':
    'Conversations are kept in this browser’s profile on this device. They are not encrypted, and nothing is synced. Removing Sidestream deletes them.',

  'options.export': 'Export',
  'options.exportHint':
    'All conversations in one JSON file, with their pictures. Keys and connections are never in it, nor are temporary conversations.',
  'options.exportAll': 'Export all conversations',
  'options.exportCancel': 'Cancel the export',
  'options.exporting': 'Exporting: {done} of {of}',
  'options.exported': {
    one: '{count} conversation exported.',
    other: '{count} conversations exported.',
  },
  'options.exportLostPictures': {
    one: '{count} picture was not here any more, and is not in the file.',
    other: '{count} pictures were not here any more, and are not in the file.',
  },
  'options.exportDamaged': {
    one: '{count} message could not be read and is missing.',
    other: '{count} messages could not be read and are missing.',
  },
  'options.exportNothing': 'There is nothing to export yet.',
  'options.exportCancelled': 'The export was cancelled.',
  'options.exportAgain': 'Save the file again',
  'options.backup': 'Remind me to export',
  'options.backup.never': 'never',
  'options.backup.7': 'each week',
  'options.backup.30': 'each month',
  'options.backup.90': 'every three months',
  'options.backupHint':
    'Only once ten conversations or more are in no export for that long. Never during an answer.',
  'options.backupNone': 'Nothing was exported yet.',
  'options.backupLast': 'Last export: {date}.',

  'options.import': 'Import',
  'options.importFile': 'File to import',
  'options.importHint':
    'A file that Sidestream exported, or, up to {megabytes} MB, conversations.json of ChatGPT or an export of Page Assist. You see what is in it before anything is added.',
  'options.importReading': 'Reading the file…',
  'options.importFault.unreadable': 'The browser could not read this file. Choose it again.',
  'options.importFault.empty': 'This file is empty.',
  'options.importFault.too-large':
    'This file is too large: up to {megabytes} MB can be imported, unless it is an export as Sidestream wrote it.',
  'options.importFault.message-too-large':
    'A message in this file is larger than any that Sidestream can hold. Nothing was changed.',
  'options.importFault.archive': 'This is a ZIP archive. Unpack it and choose conversations.json.',
  'options.importFault.not-json':
    'This file is not whole: it is damaged, cut off, or not JSON. Nothing was changed.',
  'options.importFault.foreign':
    'This file is not an export of Sidestream, ChatGPT or Page Assist. Nothing was changed.',
  'options.importFault.newer':
    'This file was made by a later Sidestream. Update this one first. Nothing was changed.',
  'options.importFault.damaged': 'This export of Sidestream is damaged. Nothing was changed.',
  'options.importFault.nothing':
    'There is no conversation in this file that could be imported. Nothing was changed.',
  'options.importFrom.sidestream': 'An export of Sidestream',
  'options.importFrom.chatgpt': 'An export of ChatGPT',
  'options.importFrom.page-assist': 'An export of Page Assist',
  'options.importConversations': {
    one: '{count} conversation is new',
    other: '{count} conversations are new',
  },
  'options.importMessages': {
    one: '{count} message is new',
    other: '{count} messages are new',
  },
  'options.importPictures': {
    one: '{count} picture comes with them',
    other: '{count} pictures come with them',
  },
  'options.restoredPictures': {
    one: '{count} picture is back.',
    other: '{count} pictures are back.',
  },
  'options.importCompletes': {
    one: '{count} answer that was interrupted is completed',
    other: '{count} answers that were interrupted are completed',
  },
  'options.importKnownConversations': {
    one: '{count} conversation is here already',
    other: '{count} conversations are here already',
  },
  'options.importKnownMessages': {
    one: '{count} message is here already',
    other: '{count} messages are here already',
  },
  'options.importExpiring': {
    one: '{count} conversation is older than you keep them, and will be deleted soon',
    other: '{count} conversations are older than you keep them, and will be deleted soon',
  },
  'options.leftOut': 'Left out',
  'options.leftOut.hidden': {
    one: '{count} message that was never shown, such as instructions',
    other: '{count} messages that were never shown, such as instructions',
  },
  'options.leftOut.tools': {
    one: '{count} message of a tool',
    other: '{count} messages of tools',
  },
  'options.leftOut.media': {
    one: '{count} picture, sound or file; a mark stands in its place',
    other: '{count} pictures, sounds and files; marks stand in their places',
  },
  'options.leftOut.unreadable': {
    one: '{count} entry that could not be read',
    other: '{count} entries that could not be read',
  },
  'options.leftOut.empty': {
    one: '{count} conversation without messages',
    other: '{count} conversations without messages',
  },
  'options.leftOut.settings': {
    one: '{count} collection of something else, such as prompts, settings or keys',
    other: '{count} collections of something else, such as prompts, settings and keys',
  },
  'options.importNothingNew': 'Everything in this file is here already.',
  'options.importStart': 'Import',
  'options.importStop': 'Stop the import',
  'options.importing': 'Importing: {done} of {of} messages',
  'options.imported': { one: '{count} message imported.', other: '{count} messages imported.' },
  'options.completed': { one: '{count} answer completed.', other: '{count} answers completed.' },
  'options.importStopped':
    'Stopped. What was imported until then stays; importing the file again completes it.',
  'options.importDeleted': {
    one: 'What was imported was deleted meanwhile, and so the import has ended. {count} message of this file is here.',
    other:
      'What was imported was deleted meanwhile, and so the import has ended. {count} messages of this file are here.',
  },
  'options.importRefused':
    'The browser could not store more. What was imported until then stays; importing the file again completes it.',

  'options.deletion': 'Delete',
  'options.keep': 'Keep conversations',
  'options.keepHint':
    'Counted from the last change of each. Older ones are then deleted by themselves, for good.',
  'options.keepForever': 'for ever',
  'options.keepDays': { one: 'for {count} day', other: 'for {count} days' },
  'options.keepTitle': 'Keep conversations for {days} days?',
  'options.keepText': {
    one: '{count} conversation is older than that and is deleted now, for good.',
    other: '{count} conversations are older than that and are deleted now, for good.',
  },
  'options.keepTextNone':
    'None is older than that now. From now on those that are will be deleted, for good.',
  'options.keepConfirm': 'Keep for {days} days',
  'options.deleteAll': 'Delete all conversations',
  'options.deleteAllTitle': 'Delete all conversations?',
  'options.deleteAllText': {
    one: '{count} conversation is deleted for good, and an answer that is being written is stopped. All figures go with that. Connections, keys and settings stay.',
    other:
      '{count} conversations are deleted for good, and answers that are being written are stopped. All figures go with that. Connections, keys and settings stay.',
  },
  'options.deletedAll': 'All conversations were deleted.',
  'options.notDeleted': 'The browser could not delete everything. Try once more.',
} as const;
