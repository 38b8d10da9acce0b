import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Renderer } from './render-stage.ts';

/** A renderer that gives React the whole text with each piece, as its components want it. */
export function toReactRenderer(toNode: (text: string) => ReactNode): Renderer {
  return (target) => {
    target.className = 'answer-text markdown';
    const root = createRoot(target);
    let text = '';
    return {
      append(added) {
        text += added;
        root.render(toNode(text));
      },
      end: () => undefined,
      isDrawn: () => true,
    };
  };
}
