import * as v from 'valibot';

/** An id: never empty, never long enough to be an attack on an index. */
export const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
