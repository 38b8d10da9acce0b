import type { Translator } from '../../../lib/strings/to-translator.ts';
import type { OwnToolFaults } from '../../../lib/surface/tools/own-tool-draft.ts';

type Told = Partial<Record<'name' | 'description' | 'schema' | 'url', string | undefined>>;

/** The sentences for faults, by field. What is still empty is no fault while somebody writes. */
export function toToolFaultWords(
  { name, description, schema, url }: OwnToolFaults,
  { t }: Pick<Translator, 't'>,
  tried: boolean,
): Told {
  return {
    name: name && (tried || name !== 'empty') ? t(`tools.fault.name.${name}`) : undefined,
    description: description && tried ? t('tools.fault.description') : undefined,
    schema: schema && toSchemaWords(schema, t),
    // Half an address is none yet.
    url: url && tried ? t(`tools.fault.url.${url}`) : undefined,
  };
}

function toSchemaWords(fault: NonNullable<OwnToolFaults['schema']>, t: Translator['t']): string {
  switch (fault.kind) {
    case 'schema-no-json': {
      const { line, column } = fault;
      return t('tools.fault.schema.schema-no-json', { line, column });
    }
    case 'schema-part':
      return t('tools.fault.schema.schema-part', { place: fault.place });
    case 'unusable':
    case 'refused':
      return t(`tools.fault.schema.${fault.kind}`, { why: fault.why });
    default:
      return t(`tools.fault.schema.${fault.kind}`);
  }
}
