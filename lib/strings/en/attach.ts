/** Files and pictures that go along with a question. */
export const attach = {
  'attach.choose': 'Choose files',
  'attach.types': 'Pictures, text, code, PDF, Word, Excel, PowerPoint, LibreOffice.',
  'attach.typesNoPictures':
    'Text, code, PDF, Word, Excel, PowerPoint, LibreOffice. {model} takes no pictures.',
  'attach.orPaste': 'You can also paste them, or drop them anywhere here.',
  'attach.drop': 'Drop files here to add them to your question',
  'attach.reading': { one: 'Reading {count} file…', other: 'Reading {count} files…' },
  'attach.thenSent': 'Your question is sent then.',
  'attach.added': 'Added: {name}',
  'attach.note.drawing': 'Added as text, since it could not be drawn: {name}',
  'attach.note.moving':
    '{name} is animated. Models see one picture of it: the first one goes along, and nothing of the rest.',
  'attach.note.left': '{name} goes along without this: {left}.',
  'attach.note.cut':
    'Of {name} only the beginning came: {sent} of {count} characters. What is behind it, the model does not know.',
  'attach.left.picture': 'a picture{type}',
  'attach.left.sound': 'a sound{type}',
  'attach.left.file': 'a file{type}',
  'attach.left.other': 'something of an unknown kind{type}',
  'attach.left.type': ' ({type})',
  'attach.capture': 'Screenshot',
  'attach.captureOf': 'Shows what you see of the page in front, whole or a part of it.',
  'attach.capturing': 'Taking the picture…',
  'attach.allowCapture': 'Allow screenshots',
  'attach.asksCapture':
    'Your browser asks whether Sidestream may read and change all websites: from this panel, no smaller permission lets it take a picture. It is taken only when you click here; you can take the permission back in the browser’s settings.',
  'attach.orOnce':
    'Without it: choose “Ask about this page” in the page’s context menu, then come here. That allows this page, this once.',
  'attach.refused': 'You did not allow it, so no picture was taken. Your question is as it was.',
  'attach.browser-page':
    'The page in front cannot be taken. It may be one of the browser’s own, of which no extension may take pictures. A screenshot of your system can be pasted here.',
  'attach.screenshot': 'Screenshot',
  'attach.cropTitle': 'Which part of it?',
  'attach.cropHelp': 'Drag over the part that matters, or set its edges below.',
  'attach.cropLeft': 'Left edge',
  'attach.cropTop': 'Upper edge',
  'attach.cropRight': 'Right edge',
  'attach.cropBottom': 'Lower edge',
  'attach.percent': '{percent}%',
  'attach.cropWhole': 'Add all of it',
  'attach.cropPart': 'Add this part',
  'attach.open': 'Show large: {name}',
  'attach.close': 'Close',
  'attach.lost': 'This picture is not here any more: {name}',
  'attach.size':
    '{width} × {height} pixels, {size}. Nothing but its pixels is sent: no place, no time, no camera.',
  'attach.too-large':
    '{name} is larger than 40 MB, so it was not read. Choose a smaller file, or copy the part that matters into your question.',
  'attach.too-much-text':
    '{name} has more text than any model reads. Copy the part that matters into your question.',
  'attach.empty': '{name} is empty. Check whether it is the right file.',
  'attach.no-text':
    '{name} is neither a picture nor text, and no document that can be read here. Save it as PDF or as text, and add that.',
  'attach.broken-picture':
    '{name} cannot be read as a picture. It may be damaged: open it elsewhere, save it as PNG or JPEG, and add that.',
  'attach.foreign-picture':
    '{name} is a {form} picture, which this browser cannot read. Save it as JPEG or PNG, and add that.',
  'attach.too-many-pixels':
    '{name} has more pixels than can be drawn here (120 million). Make it smaller, or cut out the part that matters, and add that.',
  'attach.tooManyFiles':
    '{count} files are more than can be added at once ({most}). None of them was added, and your question is as it was. Choose fewer.',
  'attach.takes-no-pictures':
    '{name} was not added: {model} takes no pictures. Choose another model, and add it again.',
  'attach.prompt-takes-no-pictures':
    '{name} was not added: this prompt asks {model}, which takes no pictures. Leave the prompt, or give it another model in the options.',
  'attach.unread-picture':
    '{name} could not be read in its page, which may keep it to itself. Copy it there and paste it here, or save it and add the file.',
  'attach.old-office':
    '{name} is protected by a password, or of a Word, Excel or PowerPoint from before 2007. Save it without a password in the present format (.docx, .xlsx, .pptx), and add that.',
  'attach.broken-document':
    '{name} cannot be read. It may be damaged, or was moved meanwhile: save it anew, and add that.',
  'attach.encrypted': '{name} is protected by a password. Save it without one, and add that.',
  'attach.encrypted-pdf':
    '{name} is protected by a password. It is opened here, on this computer, and the password is kept nowhere.',
  'attach.scanned':
    '{name} has no text: its pages are pictures, as of a scanner. Add pictures of the pages that matter.',
  'attach.no-room':
    'There is no room to keep {name}. A temporary conversation has room for about 4 MB of pictures, and otherwise the disk may be full: remove others, and add it again.',
  'attach.removed': 'Removed: {name}',
  'attach.undo': 'Undo',
} as const;
