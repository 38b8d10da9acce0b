/**
 * Where a text stops being JSON, counted from 1; undefined where it is JSON. Browsers tell it in words of their own, and where they
 * tell none it is the end.
 */
export function findJsonFault(text: string): { line: number; column: number } | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (cause) {
    const { message } = cause as Error;
    const told = /line (\d+) column (\d+)/.exec(message);
    if (told) return { line: Number(told[1]), column: Number(told[2]) };
    const position = /position (\d+)/.exec(message)?.[1];
    const lines = text
      .slice(0, position === undefined ? text.length : Number(position))
      .split('\n');
    return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
  }
}
