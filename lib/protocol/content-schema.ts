import * as v from 'valibot';
import { givenSources, pictureTypes } from '../core/content.ts';
import type { ContentPart, PictureBytes, PicturePart } from '../core/content.ts';
import { idSchema } from './id-schema.ts';

const count = v.optional(v.number());

/** {@link PicturePart} */
export const picturePartSchema = v.object({
  type: v.literal('picture'),
  pictureId: idSchema,
  name: v.string(),
  mediaType: v.picklist(pictureTypes),
  width: v.number(),
  height: v.number(),
  size: v.number(),
}) satisfies v.GenericSchema<PicturePart>;

/** {@link ContentPart} */
export const contentPartSchema: v.GenericSchema<ContentPart> = v.variant('type', [
  v.object({ type: v.literal('text'), text: v.string() }),
  v.object({
    type: v.literal('selection'),
    text: v.string(),
    hidden: count,
    limit: count,
    isOwnLimit: v.optional(v.boolean()),
    whole: count,
  }),
  v.object({
    type: v.literal('page'),
    text: v.string(),
    title: v.string(),
    url: v.string(),
    hidden: count,
    limit: count,
    isOwnLimit: v.optional(v.boolean()),
    whole: count,
    promptId: v.optional(idSchema),
  }),
  v.object({
    type: v.literal('file'),
    name: v.string(),
    text: v.string(),
    hidden: count,
    limit: count,
    isOwnLimit: v.optional(v.boolean()),
    whole: count,
  }),
  picturePartSchema,
  v.object({ type: v.literal('given'), from: v.picklist(givenSources), text: v.string() }),
]);

/** {@link PictureBytes} */
export const pictureBytesSchema = v.object({
  mediaType: v.picklist(pictureTypes),
  base64: v.string(),
}) satisfies v.GenericSchema<PictureBytes>;
