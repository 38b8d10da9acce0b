import { createElement } from 'react';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { openStage } from './render-stage.ts';
import { toReactRenderer } from './render-react.ts';

const remarkPlugins = [remarkGfm];

openStage(toReactRenderer((children) => createElement(Markdown, { remarkPlugins }, children)));
