import { OnDeviceRefusal } from '../../lib/core/platform.ts';
import type { OnDeviceModel } from '../../lib/core/platform.ts';

/** A browser without a model of its own. */
export const noOnDeviceModel: OnDeviceModel = {
  availability: async () => 'unavailable',
  answer: () => Promise.reject(new OnDeviceRefusal('unavailable', 'there is none')),
};
