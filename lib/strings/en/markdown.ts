/** What an answer is made of: code, links, images. */
export const markdown = {
  'markdown.code': 'Code',
  'markdown.wrap': 'Wrap lines',
  'markdown.copyCode': 'Copy code',
  'markdown.footnotes': 'Footnotes',
  'markdown.footnote': 'Footnote {number}',
  'markdown.backToText': 'Back to the text',
  'markdown.taskDone': 'Done',
  'markdown.taskOpen': 'To do',
  'markdown.image': 'Image',
  'markdown.imageOf': 'Image: {alt}',
  'markdown.lookalike': 'Look twice: the name holds letters that look like others',
  'markdown.user-info': 'Look twice: what stands first is not the host',
  'markdown.odd-host': 'Look twice: the host is written in an odd way',
  'markdown.other-host': 'Look twice: the text names another host',
  'markdown.more-recipients': 'Look twice: the mail would go to more than one address',
  'markdown.carries-data': 'Look twice: this address carries a long text along',
} as const;
