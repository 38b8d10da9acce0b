import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseNotices, toNotices } from '../../../scripts/packages/notices.ts';
import { toSbom } from '../../../scripts/packages/sbom.ts';

const own = { name: 'sidestream', version: '0.1.0', license: 'MIT' };
const toFolders = (names: readonly string[]) => names.map((name) => `node_modules/${name}`);
const shared = ['preact', '@preact/signals', '@preact/signals-core', 'wxt', 'vite', 'rolldown'];
const notices = [toNotices(toFolders([...shared, 'pdfjs-dist'])), toNotices(toFolders(shared))];

interface Bom {
  readonly components: readonly Readonly<Record<string, unknown>>[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

test('the SBOM names what the notices of both builds name, and nothing else', () => {
  const { components } = JSON.parse(toSbom(own, notices)) as Bom;
  const names = components.map(({ name }) => name);
  const named = new Set(notices.flatMap(parseNotices).map(({ name }) => name));
  expect(new Set(names)).toEqual(named);
  expect(names).toHaveLength(named.size);
  expect(named).toEqual(new Set([...shared, 'pdfjs-dist', 'lucide-static', 'core-js']));
});

test('the SBOM has version, address, licence and sum of each package, and who brought it', () => {
  const { components, dependencies } = JSON.parse(toSbom(own, notices)) as Bom;
  expect(components.find(({ name }) => name === '@preact/signals')).toMatchObject({
    'bom-ref': expect.stringMatching(/^pkg:npm\/%40preact\/signals@\d/),
    hashes: [{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }],
    licenses: [{ license: { id: 'MIT' } }],
  });
  const all = components.map((component) => String(component['bom-ref']));
  const [first, ...others] = dependencies;
  expect(others.map(({ ref }) => ref)).toEqual(all);
  const reached = [...(first?.dependsOn ?? []), ...others.flatMap(({ dependsOn }) => dependsOn)];
  expect(reached.toSorted()).toEqual(all.toSorted());
  expect(first?.dependsOn.some((ref) => ref.includes('core-js'))).toBe(false);
});

test('the version of core-js is the one in the file of pdf.js', () => {
  const file = 'node_modules/pdfjs-dist/legacy/build/pdf.worker.min.mjs';
  const [, inside] = /core-js\/blob\/v([\d.]+)\//.exec(readFileSync(file, 'utf8')) ?? [];
  const named = notices.flatMap(parseNotices).find(({ name }) => name === 'core-js');
  expect(named?.version).toBe(inside);
});

test('the SBOM is the same whatever order the builds come in', () => {
  expect(toSbom(own, notices.toReversed())).toBe(toSbom(own, notices));
});
