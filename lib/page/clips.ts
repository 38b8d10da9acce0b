/** Less than this of a box, in CSS pixels, shows no letters. */
const leastBox = 3;

interface Box {
  readonly width: number;
  readonly height: number;
}

/** Whether a `clip-path`, as a browser writes it, leaves nothing of a box in which letters could be read. */
export function isCutByPath(path: string, { width, height }: Box): boolean {
  const [, shape = '', given = ''] = /^([a-z]+)\((.*)\)/.exec(path) ?? [];
  switch (shape) {
    case 'inset': {
      const [top, right = top, bottom = top, left = right] = toParts(given.split(' round ')[0]);
      return (
        isNothing(toLength(left, width), width - toLength(right, width), width) ||
        isNothing(toLength(top, height), height - toLength(bottom, height), height)
      );
    }
    case 'rect':
    case 'xywh': {
      const [first, second, third, fourth] = toParts(given.split(' round ')[0]);
      const isRect = shape === 'rect';
      const left = toLength(isRect ? fourth : first, width, 0);
      const top = toLength(isRect ? first : second, height, 0);
      const right = toLength(isRect ? second : third, width, width) + (isRect ? 0 : left);
      const bottom = toLength(isRect ? third : fourth, height, height) + (isRect ? 0 : top);
      return isNothing(left, right, width) || isNothing(top, bottom, height);
    }
    case 'circle':
    case 'ellipse': {
      const [size = '', place = ''] = ` ${given} `.split(/(?:^| )at /);
      const [across, down = across] = toParts(size.trim());
      const [x = '50%', y = '50%'] = toParts(place.trim());
      const [rx, ry] = [toLength(across, width, width), toLength(down, height, height)];
      const [cx, cy] = [toLength(x, width), toLength(y, height)];
      return isNothing(cx - rx, cx + rx, width) || isNothing(cy - ry, cy + ry, height);
    }
    case 'polygon': {
      const points = given.split(',').map((point) => toParts(point.trim()));
      const places = points.filter((point) => point.length === 2);
      const xs = places.map(([x]) => toLength(x, width));
      const ys = places.map(([, y]) => toLength(y, height));
      return (
        isNothing(Math.min(...xs), Math.max(...xs), width) ||
        isNothing(Math.min(...ys), Math.max(...ys), height)
      );
    }
    case 'path':
      // As far as all its steps together lead: more is not looked at.
      return sum(given.match(/-?\d*\.?\d+(?:e-?\d+)?/g)) < leastBox;
    default:
      return false;
  }
}

/** Parts between spaces; what is calculated is one of them. */
function toParts(text = ''): string[] {
  return text.match(/(?:[^\s(]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
}

/** In pixels, of such an edge. NaN for what is not understood, of which nothing is said. */
function toLength(text: string | undefined, whole: number, otherwise = Number.NaN): number {
  if (text === undefined) return otherwise;
  const one = /^(-?[\d.e+-]+)(px|%)?$/.exec(text);
  if (one) return one[2] === '%' ? (Number(one[1]) / 100) * whole : Number(one[1]);
  // The one form in which browsers write what is measured from the other edge.
  const two = /^calc\((-?[\d.]+)% ([+-]) ([\d.]+)px\)$/.exec(text);
  if (!two) return otherwise;
  const offset = Number(two[3]) * (two[2] === '-' ? -1 : 1);
  return (Number(two[1]) / 100) * whole + offset;
}

/** Whether too little lies between two places, as far as it is within the box. */
function isNothing(from: number, to: number, whole: number): boolean {
  return Math.min(to, whole) - Math.max(from, 0) < Math.min(leastBox, whole);
}

function sum(numbers: readonly string[] | null): number {
  return (numbers ?? []).reduce((total, text) => total + Math.abs(Number(text)), 0);
}
