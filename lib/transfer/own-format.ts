import * as v from 'valibot';
import { exportFormat, exportVersion } from './export-file.ts';
import type { ImportFormat } from './import-format.ts';
import { createOwnReader } from './own-reader.ts';

const headSchema = v.object({ format: v.literal(exportFormat), version: v.number() });

const fileSchema = v.object({
  version: v.literal(exportVersion),
  conversations: v.array(v.looseObject({ messages: v.array(v.unknown()) })),
});

/** Our own files, as JSON of whatever layout. As we write them they are read by `readOwnLines`. */
export const ownFormat: ImportFormat = {
  name: 'sidestream',
  recognises: (file) => v.is(v.looseObject({ format: v.literal(exportFormat) }), file),
  read(file, nowMs) {
    if (isNewer(file)) return { fault: 'newer' };
    const whole = v.safeParse(fileSchema, file);
    if (!whole.success) return { fault: 'damaged' };
    const reader = createOwnReader(nowMs);
    for (const { messages, ...conversation } of whole.output.conversations) {
      let fault = reader.open(conversation);
      for (const message of messages) fault ??= reader.add(message);
      fault ??= reader.close();
      if (fault) return { fault };
    }
    return reader.finish();
  },
};

/** Whether the first fields of a file say that a later version of us has written it. */
export function isNewer(file: unknown): boolean {
  const head = v.safeParse(headSchema, file);
  return head.success && head.output.version > exportVersion;
}
