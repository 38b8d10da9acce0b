import { rmSync } from 'node:fs';
import { checkCompatGate } from './canaries/check-compat-gate.ts';
import { checkDeadCodeGate, checkFormatGate } from './canaries/check-tidy-gates.ts';
import { checkFloorGate } from './canaries/check-floor-gate.ts';
import { checkLintGate } from './canaries/check-lint-gate.ts';
import { checkPackageGate } from './canaries/check-package-gate.ts';
import { checkSizeGate } from './canaries/check-size-gate.ts';
import { checkTypeGate } from './canaries/check-type-gate.ts';
import { checkStoreGate } from './canaries/check-store-gate.ts';
import { createScratch } from './canaries/scratch.ts';

/**
 * Proves that each gate is alive: gives it what it must refuse, and fails when it does not.
 * A gate reports its dead canaries as sentences.
 */
const gates = {
  lint: checkLintGate,
  floors: checkFloorGate,
  types: checkTypeGate,
  'dead code': checkDeadCodeGate,
  format: checkFormatGate,
  sizes: checkSizeGate,
  store: checkStoreGate,
  packages: checkPackageGate,
  versions: checkCompatGate,
};

let deadCount = 0;
for (const [name, check] of Object.entries(gates)) {
  const scratch = createScratch();
  try {
    const { alive, dead } = check(scratch);
    // A gate without a canary proves nothing.
    if (alive === 0 && dead.length === 0) dead.push('no canary ran');
    console.log(
      `${dead.length === 0 ? '✓' : '✗'} ${name}: ${alive} ${alive === 1 ? 'canary' : 'canaries'} alive`,
    );
    for (const sentence of dead) console.log(`    dead: ${sentence}`);
    deadCount += dead.length;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
process.exitCode = deadCount === 0 ? 0 : 1;
