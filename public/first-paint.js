// The one script that a page waits for: without it the first picture would be in the theme of the system. It does what
// lib/surface/appearance.ts does, without a bundle around it, and a test holds the two against each other.
(() => {
  let kept = '';
  try {
    kept = localStorage.getItem('appearance') ?? '';
  } catch {
    // Nothing can be read here: the look of the system it is.
  }
  const [, theme, contrast, textSize] =
    /^(system|light|dark) (system|more) (90|100|110|125|150)$/.exec(kept) ?? [];
  if (!theme) return;
  const root = document.documentElement;
  root.dataset.theme = theme;
  root.dataset.contrast = contrast;
  root.style.fontSize = textSize === '100' ? '' : `${textSize}%`;
})();
