import { toText } from '../core/json.ts';
import type { Clock } from '../core/platform.ts';
import { ToolFault } from './tool.ts';
import type { Tool, ToolInput } from './tool.ts';

/** Where it is learnt what time it is, and where. */
export interface TimeSource {
  /** Epoch, ms. */
  now(): number;
  /** Of this machine, as IANA names it. */
  zone(): string;
  /** The user's, as `de-AT`. */
  locale(): string;
}

/** What this machine says of itself, beside a clock. */
export function toTimeSource(clock: Pick<Clock, 'now'>): TimeSource {
  // Asked anew each time: who travels takes the machine along.
  const here = () => new Intl.DateTimeFormat().resolvedOptions();
  return { now: () => clock.now(), zone: () => here().timeZone, locale: () => here().locale };
}

/** Tells the date and the time, here or elsewhere. */
export function createDateTimeTool(time: TimeSource): Tool {
  const tell = (input: ToolInput): string => {
    const asked = toText(input['timeZone']);
    const zone = asked === '' ? time.zone() : asked;
    const here = asked === '' ? ' (where the user is)' : '';
    return `${write(time.now(), zone)}${here}. The user's language is ${time.locale()}.`;
  };
  return {
    name: 'get_date_time',
    description:
      'Tells date, weekday, time and time zone where the user is now, or in another time zone.',
    schema: {
      type: 'object',
      properties: {
        timeZone: {
          type: 'string',
          description: 'An IANA time zone, as Asia/Tokyo; leave it out for where the user is',
          maxLength: 64,
        },
      },
      additionalProperties: false,
    },
    acts: false,
    untrusted: false,
    // Nobody is asked about a place that there is not.
    describe: async (input) => {
      tell(input);
      return { gives: 'result' };
    },
    run: async (input) => ({ text: tell(input) }),
  };
}

/** As `Monday, 2026-11-23, 09:35:12 (UTC+01:00, Europe/Berlin)`. */
function write(atMs: number, timeZone: string): string {
  const parts = new Map(
    toFormat(timeZone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, value]),
  );
  const get = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  // At UTC itself it says no more than that.
  const offset = get('timeZoneName').replace('GMT', 'UTC').replace(/^UTC$/, 'UTC+00:00');
  const date = `${get('year')}-${get('month')}-${get('day')}`;
  const clock = `${get('hour')}:${get('minute')}:${get('second')}`;
  return `${get('weekday')}, ${date}, ${clock} (${offset}, ${timeZone})`;
}

function toFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      weekday: 'long',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'longOffset',
    });
  } catch {
    throw new ToolFault(`"${timeZone}" is no IANA time zone. Write one as Europe/Berlin.`);
  }
}
