import { removeHidden } from '../core/hidden-characters.ts';
import { toText } from '../core/json.ts';
import { fieldObstacles } from '../core/tab-desk.ts';
import type { FieldObstacle, TabDesk } from '../core/tab-desk.ts';
import { checkAllowed, describePage, findFront } from './page-access.ts';
import { toLine } from './to-line.ts';
import { ToolFault } from './tool.ts';
import type { Tool } from './tool.ts';

const mostCharacters = 50_000;

const obstacleWords: Readonly<Record<FieldObstacle, string>> = {
  none: 'No field of the page has the focus. Ask the user to click into the field first.',
  secret: 'It is a field for a password, a code or a card. Those are for the user alone.',
  'read-only': 'It is a field that takes no text.',
  frame: 'The field belongs to another site than the page around it.',
  moved:
    'The focus is in another field now than in the one that the user has allowed. Call the tool again if it is still needed.',
  refused: 'The page did not take the text.',
  'no-access': 'The page may not be reached.',
};

/** Types text for the user, into the field that they have clicked into. */
export function createFieldTool(desk: TabDesk): Tool {
  return {
    name: 'fill_field',
    description:
      'Types text into the field that has the focus in the web page beside this conversation. Nothing is sent off. ' +
      'The user sees both and has to agree. Passwords, codes and cards are never filled.',
    schema: {
      type: 'object',
      properties: {
        text: {
          type: 'string',
          description: 'What is typed',
          minLength: 1,
          maxLength: mostCharacters,
        },
        replace: {
          type: 'boolean',
          description:
            'Whether it replaces all that stands in the field; else it is put where the cursor is',
        },
      },
      required: ['text'],
      additionalProperties: false,
    },
    acts: true,
    // It says what the field is called, which is the page's word.
    untrusted: true,
    async describe(_, place) {
      const tab = await findFront(desk, place);
      const ask = await describePage(desk, tab, 'nothing');
      // Which field it is cannot be told of a page that may not be reached yet.
      if (ask.needs) return { ...ask, sends: true };
      const field = await desk.field(tab.id);
      if (isObstacle(field)) throw toFault(field);
      // Another field of the same name is another one: then the user is asked again.
      const page = `${ask.page ?? ''} ${field.mark}`;
      return { ...ask, page, field: toLine(field.label), sends: true };
    },
    async run(input, place) {
      const tab = await findFront(desk, place);
      // Of a field that nobody could be told of yet nobody has said yes.
      const isTold = place.asked?.field !== undefined;
      const { page, mark } = toMarked(isTold ? place.asked?.page : undefined);
      checkAllowed(
        tab,
        isTold ? { ...place, asked: { ...place.asked, gives: 'nothing', page } } : place,
      );
      if (!isTold) {
        throw new ToolFault(
          'The page may be reached now. Call the tool again: the user is shown the field then.',
        );
      }
      const field = await desk.fill(
        tab.id,
        mark,
        removeHidden(toText(input['text'])),
        input['replace'] === true,
      );
      if (isObstacle(field)) throw toFault(field);
      const name = place.asked?.field ? `The field "${place.asked.field}"` : 'The field';
      return {
        text: field.isWhole
          ? `${name} has the text now. Nothing was sent off: that is for the user to do.`
          : `${name} has taken the text in another form, as its page changed or cut it. The user sees what stands there.`,
      };
    },
  };
}

/** The page and the field that the user was told of. */
function toMarked(asked = ''): { page: string | undefined; mark: string } {
  const end = asked.lastIndexOf(' ');
  return { page: asked.slice(0, Math.max(0, end)) || undefined, mark: asked.slice(end + 1) };
}

function isObstacle(answer: unknown): answer is FieldObstacle {
  return fieldObstacles.some((obstacle) => obstacle === answer);
}

function toFault(obstacle: FieldObstacle): ToolFault {
  return new ToolFault(`The field cannot be filled. ${obstacleWords[obstacle]}`);
}
