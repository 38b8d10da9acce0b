/**
 * What the tools are called that come with the extension, for pages, which do not hold the tools themselves: those that read
 * first, then those that act, as `createBuiltInTools` gives them.
 */
export const builtInNames = [
  'get_selection',
  'read_page',
  'list_tabs',
  'read_tab',
  'take_screenshot',
  'get_date_time',
  'calculate',
  'search_conversations',
  'open_tab',
  'fill_field',
  'copy_to_clipboard',
  'download_text',
] as const;

/** One of {@link builtInNames}. */
export type BuiltInName = (typeof builtInNames)[number];

const acting: readonly BuiltInName[] = [
  'open_tab',
  'fill_field',
  'copy_to_clipboard',
  'download_text',
];

/** Whether that tool changes something outside. */
export function isActing(name: BuiltInName): boolean {
  return acting.includes(name);
}
