import { renderPopup } from '../../components/popup/render-popup.tsx';
import { openPlatform } from '../../lib/browser/open-platform.ts';
import { startSurface } from '../../lib/surface/start-surface.ts';

const platform = await openPlatform();
const root = document.getElementById('app');
if (root) {
  const surface = startSurface('popup', platform);
  renderPopup(root, { surface, gestures: platform.gestures });
}
