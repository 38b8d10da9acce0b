import { tuningFields, type TuningField } from './tuning-texts.ts';

/** The fields of a connection's form. */
export const fieldNames = [
  'provider',
  'name',
  'baseUrl',
  /** The origin that may be asked without encryption: ticked for that one alone. */
  'confirmedOrigin',
  'apiKey',
  'keyKind',
  'model',
  'systemPrompt',
  ...tuningFields,
] as const;

/** One of {@link fieldNames}. */
export type FieldName = (typeof fieldNames)[number];

/** What is typed in each. */
export type FieldTexts = Record<FieldName, string>;

/** One value for each field. */
export function mapFields<Value>(toValue: (field: FieldName) => Value): Record<FieldName, Value> {
  return Object.fromEntries(fieldNames.map((field) => [field, toValue(field)])) as Record<
    FieldName,
    Value
  >;
}

/** Whether nothing was typed over what a form began with, but for blanks around it, which are not saved. */
export function isSame(texts: FieldTexts, first: FieldTexts): boolean {
  return fieldNames.every((field) => first[field].trim() === texts[field].trim());
}

/** Whether that field is one of an expert's. */
export function isTuningField(field: FieldName): field is TuningField {
  return (tuningFields as readonly FieldName[]).includes(field);
}
