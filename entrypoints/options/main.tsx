import { renderOptions } from '../../components/options/render-options.tsx';
import { openPlatform } from '../../lib/browser/open-platform.ts';
import { openPageStrings } from '../../lib/surface/page-strings.ts';
import { startSurface } from '../../lib/surface/start-surface.ts';

const [platform, texts] = await Promise.all([
  openPlatform(),
  openPageStrings(navigator, localStorage),
]);
const root = document.getElementById('app');
if (root) {
  const surface = startSurface('options', platform, texts);
  renderOptions(root, { surface, gestures: platform.gestures, strings: texts.strings });
}
