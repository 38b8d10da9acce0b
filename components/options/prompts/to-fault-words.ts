import type { PromptFault } from '../../../lib/prompts/prompt-faults.ts';
import type { Translator } from '../../../lib/strings/to-translator.ts';

/** What is wrong with a prompt, by the field that says it. */
export interface PromptErrors {
  name?: string | undefined;
  slash?: string | undefined;
  text?: string | undefined;
  places?: string | undefined;
  schema?: string | undefined;
  /** What is told of the text and is no fault. */
  warning?: string | undefined;
}

const fields: Readonly<Record<PromptFault['kind'], keyof PromptErrors>> = {
  'no-name': 'name',
  'no-text': 'text',
  'unknown-variable': 'warning',
  twice: 'text',
  nowhere: 'places',
  'no-slash': 'slash',
  'slash-form': 'slash',
  'slash-taken': 'slash',
  'place-selection': 'places',
  'place-page': 'places',
  'place-link': 'places',
  'bad-schema': 'schema',
  'schema-no-json': 'schema',
  'schema-part': 'schema',
};

/** What is still empty is no fault while somebody writes. */
const onlyWhenTried: readonly PromptFault['kind'][] = ['no-name', 'no-text', 'no-slash'];

/** The sentences for faults: the first of each field. */
export function toFaultWords(
  faults: readonly PromptFault[],
  { t }: Pick<Translator, 't'>,
  tried: boolean,
): PromptErrors {
  const errors: PromptErrors = {};
  for (const fault of faults) {
    if (!tried && onlyWhenTried.includes(fault.kind)) continue;
    errors[fields[fault.kind]] ??= toWords(fault, { t });
  }
  return errors;
}

function toWords(fault: PromptFault, { t }: Pick<Translator, 't'>): string {
  switch (fault.kind) {
    case 'unknown-variable':
    case 'twice':
      return t(`prompts.fault.${fault.kind}`, { written: fault.written });
    case 'schema-no-json': {
      const { line, column } = fault;
      return t('prompts.fault.schema-no-json', { line, column });
    }
    case 'schema-part':
      return t('prompts.fault.schema-part', { place: fault.place });
    case 'slash-taken':
      return t('prompts.fault.slash-taken', { name: fault.name });
    case 'place-selection':
      return t('prompts.fault.place-selection', { variable: '{{selection}}' });
    case 'place-page':
    case 'place-link':
      return t(`prompts.fault.${fault.kind}`, { variable: '{{url}}' });
    default:
      return t(`prompts.fault.${fault.kind}`);
  }
}
