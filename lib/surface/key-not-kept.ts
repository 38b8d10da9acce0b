import type { KeepingFault } from '../core/key-keeping.ts';

/** A connection was not saved, since its key cannot be kept as it is wanted. */
export class KeyNotKept extends Error {
  override readonly name = 'KeyNotKept';
  readonly fault: KeepingFault;

  constructor(fault: KeepingFault) {
    super(`key not kept: ${fault}`);
    this.fault = fault;
  }
}
