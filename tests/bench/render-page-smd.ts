import { default_renderer, parser, parser_end, parser_write } from 'streaming-markdown';
import { openStage } from './render-stage.ts';

openStage((target) => {
  target.className = 'answer-text markdown';
  const writer = parser(default_renderer(target));
  return {
    append: (text) => parser_write(writer, text),
    end: () => parser_end(writer),
    isDrawn: () => true,
  };
});
