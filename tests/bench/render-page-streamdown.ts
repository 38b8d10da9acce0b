import { createElement } from 'react';
import { Streamdown } from 'streamdown';
import { openStage } from './render-stage.ts';
import { toReactRenderer } from './render-react.ts';

openStage(toReactRenderer((children) => createElement(Streamdown, null, children)));
