/** What goes along with a question. */
export const context = {
  'context.along': 'Goes along with your question',
  'context.selection': 'Selection: {words}',
  'context.fileName': 'File: {name}',
  'context.modelTakesNone':
    '{model} takes no pictures. Choose another model, or remove the picture.',
  'context.pictureName': 'Picture: {name}',
  'context.page': 'Page: {title}',
  'context.tokens': { one: 'about {count} token', other: 'about {count} tokens' },
  'context.tokensOf': {
    one: 'about {part} of {count} token',
    other: 'about {part} of {count} tokens',
  },
  'context.remove': 'Remove: {name}',
  'context.show': 'Show what is sent: {name}',
  'context.hidden': {
    one: '{count} character that nobody sees was left out.',
    other: '{count} characters that nobody sees were left out.',
  },
  'context.cut':
    '{model} reads about {window} tokens at once, so only the beginning of it is sent. What is behind it, the model does not know.',
  'context.cutAssumed':
    'How much {model} reads at once is not known here. {window} tokens are assumed, so only the beginning of it is sent.',
  'context.cutOwn':
    'As you have set it, only the beginning of it is sent. What is behind it, the model does not know.',
  'context.wholeOwn':
    'As you have set it, all of it is sent. {model} is taken to read about {window} tokens at once.',
  'context.share': 'How much of it is sent',
  'context.sharePercent': '{percent}% of it',
  'context.preview': 'This is sent',
  'context.add': 'Add a page to your question',
  'context.addPage': 'Add this page',
  'context.frame': 'A frame of {host}: not read, since it belongs to another site',
  'context.reading': 'Reading the page…',
  'context.looking': 'Looking which page is open…',
  'context.noPage': 'No web page is open in this window.',
  'context.allowOrigin': 'Read {host}',
  'context.asksOrigin':
    'Your browser asks whether Sidestream may read {host}. It is read only when you click here; you can take the permission back in the browser’s settings.',
  'context.allowTabs': 'Find out which page is open',
  'context.asksTabs':
    'Your browser asks whether Sidestream may see the addresses of your tabs, which it calls your browsing history. Then it asks once more, for the site of this page.',
  'context.orOnce':
    'Without either: choose “Ask about this page” in the page’s context menu. That allows this page, this once.',
  'context.tabs': 'Tabs',
  'context.showTabs': 'Show my tabs',
  'context.asksForTabs':
    'Your browser asks whether Sidestream may see the titles and addresses of your tabs, which it calls your browsing history.',
  'context.asksForTab': 'Your browser asks for the site of the tab that you choose.',
  'context.refused': 'You did not allow it, so nothing was read. Your question is as it was.',
  'context.no-access':
    'This page has not been allowed yet, or the permission was taken back. Choose “Ask about this page” in its context menu, or try once more here.',
  'context.browser-page':
    'This is one of the browser’s own pages. No extension may read those. What you need of it can be copied into your question.',
  'context.store':
    'This page belongs to a store of extensions. Browsers let no extension read those. What you need of it can be copied into your question.',
  'context.file':
    'This is a file on your computer, which browsers do not let extensions read in its tab. If it is a PDF, choose its file below.',
  'context.pdf': 'This is a PDF and not a page. It can be added as what it is, below.',
  'context.addPdf': 'Add this PDF',
  'context.password': 'Password of this PDF',
  'context.unlock': 'Open it',
  'context.pdf-locked':
    'This PDF is locked with a password. It is opened here, on this computer, and the password is kept nowhere.',
  'context.pdf-wrong-password': 'That is not the password of this PDF. Try another one.',
  'context.pdf-broken':
    'This file cannot be read as a PDF: it is damaged, or it is something else. Your question is as it was.',
  'context.pdf-no-text':
    'There is no text in this PDF, only pictures of it, as from a scanner. Your question is as it was.',
  'context.pdf-too-large':
    'This file is larger than 40 MB, which is more than is read here. Split it, or copy the part that matters into your question.',
  'context.pdf-not-fetched':
    'This PDF could not be fetched from its tab, perhaps since you have to be signed in there. Save it on your computer, and choose the file below.',
  'context.gone':
    'The page was closed or left while it was read. Open it again, and add it once more. Your question is as it was.',
  'context.empty': 'There are no words in this page. Wait until it has loaded, and try once more.',
  'context.too-large':
    'This page has more text than any model reads. Select the part that matters, and choose “Explain selection” from its context menu.',
  'context.silent':
    'This page gave nothing within a minute. Wait until it has loaded, or load it anew, and add it once more. Your question is as it was.',
  'context.noTab': 'No open tab has “{typed}” in its title. Enter sends it as it is typed.',
  'context.noTabs': 'No other tab is open. Open a page in one, and type @ again.',
} as const;
