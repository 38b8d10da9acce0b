/** The part of a valibot schema that is looked at. */
interface AnySchema {
  type: string;
  entries?: Readonly<Record<string, AnySchema>>;
  options?: readonly unknown[];
  literal?: unknown;
  wrapped?: AnySchema;
  item?: AnySchema;
  pipe?: readonly { type: string; requirement?: unknown }[];
}

/** The smallest value that a schema takes: of a choice the first, of what may be absent nothing. */
export function toFirstExample(given: object): unknown {
  const schema = given as AnySchema;
  switch (schema.type) {
    case 'object':
    case 'strict_object':
    case 'loose_object':
      return Object.fromEntries(
        Object.entries(schema.entries ?? {})
          .filter(([, entry]) => !entry.type.endsWith('optional'))
          .map(([name, entry]) => [name, toFirstExample(entry)]),
      );
    case 'variant':
    case 'union':
      return toFirstExample(schema.options?.[0] as AnySchema);
    case 'picklist':
      return schema.options?.[0];
    case 'literal':
      return schema.literal;
    case 'nullable':
      return null;
    case 'optional':
      return undefined;
    case 'array':
      return [];
    case 'record':
      return {};
    case 'string':
      return 'x';
    case 'boolean':
      return true;
    case 'number':
      return schema.pipe?.find(({ type }) => type === 'min_value')?.requirement ?? 1;
    default:
      return null;
  }
}
