import * as v from 'valibot';
import { exportFormat, exportVersion } from './export-file.ts';
import type { ImportFault, ImportFormat } from './import-format.ts';
import { createOwnReader } from './own-reader.ts';

const laterSchema = v.object({
  format: v.literal(exportFormat),
  version: v.pipe(v.number(), v.safeInteger(), v.gtValue(exportVersion)),
});

const versionSchema = v.object({ version: v.literal(exportVersion) });

const fileSchema = v.object({
  conversations: v.array(v.looseObject({ messages: v.array(v.unknown()) })),
  pictures: v.optional(v.array(v.unknown()), []),
});

/** Our own files, as JSON of whatever layout. As we write them they are read by `readOwnLines`. */
export const ownFormat: ImportFormat = {
  name: 'sidestream',
  recognises: (file) => v.is(v.looseObject({ format: v.literal(exportFormat) }), file),
  read(file, nowMs) {
    const headFault = findHeadFault(file);
    if (headFault) return { fault: headFault };
    const whole = v.safeParse(fileSchema, file);
    if (!whole.success) return { fault: 'damaged' };
    const reader = createOwnReader(nowMs);
    for (const { messages, ...conversation } of whole.output.conversations) {
      let fault = reader.open(conversation);
      for (const message of messages) fault ??= reader.add(message);
      fault ??= reader.close();
      if (fault) return { fault };
    }
    for (const picture of whole.output.pictures) {
      const fault = reader.addPicture(picture);
      if (fault) return { fault };
    }
    return reader.finish();
  },
};

/** What the first fields of a file say against it: a later version of us has written it, or none that there ever was. */
export function findHeadFault(file: unknown): ImportFault | undefined {
  if (v.is(laterSchema, file)) return 'newer';
  return v.is(versionSchema, file) ? undefined : 'damaged';
}
