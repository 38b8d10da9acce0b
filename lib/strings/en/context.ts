/** What goes along with a question. */
export const context = {
  'context.along': 'Goes along with your question',
  'context.selection': 'Selection: {words}',
  'context.page': 'Page: {title}',
  'context.tokens': { one: 'about {count} token', other: 'about {count} tokens' },
  'context.remove': 'Remove: {name}',
} as const;
