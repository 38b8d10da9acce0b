import { spawnSync } from 'node:child_process';
import { waitUntil } from '../../support/wait-until.ts';
import type { Firefox } from './firefox-browser.ts';

/** A hand at the keyboard and the mouse of the X display: what it does, browsers take for a person's doing. */
export interface Hand {
  /** Presses a shortcut as a manifest writes it: `Alt+Shift+U`. */
  press(shortcut: string): void;
  /** Types text of plain letters. */
  type(text: string): void;
  /** Clicks at a point of the screen. */
  click(point: Point, button?: 'left' | 'right'): void;
  /** Points at a point of the screen. */
  move(point: Point): void;
  /** Presses at the first point, goes to the others one after the other, and lets go at the last. */
  drag(from: Point, ...to: readonly Point[]): void;
}

/** An element of Firefox's own window, which knows its place on the screen. */
type XulElement = HTMLElement & { screenX: number; screenY: number };

/** A point of the screen. */
export interface Point {
  x: number;
  y: number;
}

const program = 'xdotool';

/** The hand of the display that DISPLAY names. */
export const hand: Hand = {
  press: (shortcut) => xdotool('key', toKeys(shortcut)),
  type: (text) => xdotool('type', '--delay', '5', text),
  click: ({ x, y }, button = 'left') =>
    xdotool(
      'mousemove',
      String(Math.round(x)),
      String(Math.round(y)),
      'click',
      button === 'left' ? '1' : '3',
    ),
  move: (point) => xdotool(...toMove(point)),
  drag: (from, ...to) => {
    xdotool(...toMove(from), 'mousedown', '1');
    for (const point of to) xdotool(...toMove(point));
    xdotool('mouseup', '1');
  },
};

function toMove({ x, y }: Point): string[] {
  return ['mousemove', '--sync', String(Math.round(x)), String(Math.round(y))];
}

/** xdotool knows modifiers in small letters, and keys by their names in X: `alt+shift+u`, `Return`. */
function toKeys(shortcut: string): string {
  return shortcut.includes('+') ? shortcut.toLowerCase() : shortcut;
}

function xdotool(...args: string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw error ?? new Error(`xdotool ${args.join(' ')}: ${stderr}`);
}

/**
 * Gives the keys to Firefox's window, as a window manager would. Without one they go to whatever is under the mouse, and
 * Firefox closes a popup as soon as the mouse is over it.
 */
export async function takeFocus({ privileged }: Firefox): Promise<void> {
  const { stdout } = spawnSync(program, ['search', '--onlyvisible', '--class', 'firefox'], {
    encoding: 'utf8',
  });
  const [window] = stdout.trim().split('\n');
  if (window === undefined || window === '') throw new Error("Firefox's window is not on screen");
  xdotool('windowfocus', '--sync', window);
  await waitUntil(() => privileged.run(() => document.hasFocus()), "the focus of Firefox's window");
}

/** The middle of an element on the screen. */
export function findOnScreen(
  page: {
    evaluate(code: (selector: string) => Point, selector: string): Promise<Point>;
  },
  selector: string,
): Promise<Point> {
  return page.evaluate((selector) => {
    const { left, top, width, height } = document.querySelector(selector)!.getBoundingClientRect();
    const { mozInnerScreenX: x, mozInnerScreenY: y } = window as unknown as {
      mozInnerScreenX: number;
      mozInnerScreenY: number;
    };
    return { x: x + left + width / 2, y: y + top + height / 2 };
  }, selector);
}

/** The items of the open context menu, and the middle of each on the screen. */
export function readMenu({ privileged }: Firefox): Promise<{ label: string; middle: Point }[]> {
  return privileged.run(() => {
    const menu = document.querySelector('#contentAreaContextMenu');
    if ((menu as { state?: string } | null)?.state !== 'open') return [];
    return Array.from(menu!.querySelectorAll<XulElement>('menuitem:not([hidden])'), (item) => {
      const { width, height } = item.getBoundingClientRect();
      return {
        label: item.getAttribute('label') ?? '',
        middle: { x: item.screenX + width / 2, y: item.screenY + height / 2 },
      };
    });
  });
}
