import { renderOptions } from '../../components/options/render-options.tsx';
import { openPlatform } from '../../lib/browser/open-platform.ts';
import { startSurface } from '../../lib/surface/start-surface.ts';

const platform = await openPlatform();
const root = document.getElementById('app');
if (root) {
  const surface = startSurface('options', platform);
  renderOptions(root, { surface, gestures: platform.gestures });
}
