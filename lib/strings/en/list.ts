/** What can be done in the list of conversations. */
export const list = {
  'list.notRenamed':
    'The title could not be saved: the disk may be full. What you typed is still in the field; Enter tries again, Escape leaves the old one.',
  'list.figures': 'Figures',
  'list.rename': 'Rename',
  'list.titleField': 'New name of “{title}”',
  'list.titlePlaceholder': 'The first words of the question',
  'list.pin': 'Pin',
  'list.unpin': 'Unpin',
  'list.pinned': 'Pinned',
  'list.move': 'Move to folder…',
  'list.moveNow': 'Move',
  'list.folderField': 'Folder of “{title}”',
  'list.noFolder': 'No folder',
  'list.folder': 'Folder',
  'list.allFolders': 'All conversations',
  'list.emptyFolder': 'Nothing is in this folder',
  'list.deleteForGood': 'Delete for good',
  'list.deleted': 'Deleted “{title}”.',
  'list.undo': 'Undo',
  'list.back': '“{title}” is back.',
  'list.notBack': '“{title}” could not be brought back.',
} as const;
