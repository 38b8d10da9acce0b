import type { MenuClick } from '../../lib/core/platform.ts';

/** A click on "Explain selection", the one prompt of the starting set that is in the menu of pages. */
export const explainClick: MenuClick = {
  promptId: 'starter.explain',
  windowId: 1,
  tabId: 1,
  frameId: 0,
  selectionText: 'flat words',
  pageUrl: 'https://page.example/',
  title: 'A page',
  linkUrl: '',
  imageUrl: '',
};
