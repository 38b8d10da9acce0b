import { parseArgs } from 'node:util';
import { prepare } from './checks/prepare.ts';
import { pack } from './packages/pack.ts';

const usage = `npm run zip [-- --out FOLDER] [-- --packed-only]

Builds for both browsers, and writes into .output, or into FOLDER:
  the package for the Chrome Web Store, the package for addons.mozilla.org and its sources,
  the list of what is in them (SBOM, CycloneDX), and the sums of all (SHA256SUMS).
The same sources give the same bytes, wherever and whenever.
--packed-only packs the builds that are there.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: '.output' },
      'packed-only': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  if (!values['packed-only']) {
    const unmet = await prepare(new Set(['build-chrome', 'build-firefox']));
    if (unmet.size > 0) return 1;
  }
  for (const { name, bytes, sha256 } of pack(values.out)) {
    console.log(`${sha256}  ${name}  ${(bytes.length / 1000).toFixed(0)} kB`);
  }
  return 0;
}

process.exitCode = await main();
