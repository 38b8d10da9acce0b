declare module '@joplin/turndown-plugin-gfm' {
  import type TurndownService from 'turndown';

  /** Struck-through text. */
  export const strikethrough: TurndownService.Plugin;
  /** Lists of what is done and what is not. */
  export const taskListItems: TurndownService.Plugin;
}
