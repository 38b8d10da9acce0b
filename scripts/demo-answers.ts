/** What the answers are chosen by: role and text of each turn. */
export interface DemoTurn {
  role: string;
  text: string;
}

/** What a person sees first in every answer; a scripted reply must never pass for a model's. */
export const demoNotice =
  'This answer comes from the scripted demo endpoint of Sidestream: no model is behind it, and these words were written beforehand.';

/**
 * Chooses the scripted answer: an explanation when the question has a quoted passage or says
 * "explain", the long one when it says "long", else by how many questions were asked.
 */
export function demoAnswer(turns: readonly DemoTurn[]): string {
  const questions = turns.filter(({ role }) => role === 'user');
  const question = questions.at(-1)?.text ?? '';
  const passage = quotedPassage(question);
  if (passage !== undefined) return toAnswer(explanation(passage));
  if (/\bexplain\b/i.test(question)) {
    return toAnswer(explanation(question.replace(/^.*?\bexplain\b[\s:,]*/is, '') || question));
  }
  if (/\blong\b/i.test(question)) return toAnswer(longAnswer);
  const turn = Math.max(questions.length, 1) - 1;
  return toAnswer(shortAnswers[turn % shortAnswers.length] ?? '');
}

/** Sources are wrapped at 100 columns, paragraphs are not. */
function toAnswer(source: string): string {
  const paragraphs = source.trim().split(/\n\s*\n/);
  return [demoNotice, ...paragraphs.map((text) => text.replace(/\s+/g, ' ').trim())].join('\n\n');
}

/**
 * The text between an opening and a closing fence line, however the sender draws its fences. The
 * first fence counts: further ones may belong to the passage.
 */
function quotedPassage(question: string): string | undefined {
  const tagged = /^[ \t]*<([a-z][\w-]*)[^>\n]*>\n([\s\S]*?)\n[ \t]*<\/\1>/im.exec(question);
  const ruled = /^[ \t]*(`{3,}|~{3,}|[-=#*]{3,}).*\n([\s\S]*?)\n[ \t]*\1/m.exec(question);
  return (tagged ?? ruled)?.[2]?.trim();
}

function explanation(passage: string): string {
  const words = passage.split(/\s+/).filter((word) => word !== '');
  const quoted = words.slice(0, 8).join(' ') + (words.length > 8 ? ' …' : '');
  return `
The passage you sent begins with “${quoted}” and has ${words.length === 1 ? 'one word' : `${words.length} words`}. A model would now
say what it means. The demo cannot read, so it says instead how these words came here and how the
answer comes back.

You marked text or typed it, and a surface (the side panel, the popup or the menu) gave it to the
background together with your request. The background put the passage into a fenced block of your
own turn, apart from any instructions, because a page is a stranger: its words are something to
read, not something to obey. Then it sent one request, to the address you chose and nowhere else.

The answer returned as a stream of small events. The background took the added text out of each
one, wrote it to the journal of this run, and passed it to the panel through a port. The panel
added it to what was on screen and formatted only the end that could still change.

To hear what a model makes of the passage, save a connection to a real provider in the options and
ask the same question again. Until then you can mark another passage and check that the first words
quoted above are the ones you marked.
`;
}

const shortAnswers: readonly string[] = [
  `
Here is how one token travelled to you. The demo endpoint wrote a small event to the connection.
The background worker of Sidestream, the only part that holds a key and the only one that makes
requests, read the bytes, found the event in them and took out the added text. It wrote that text
to the journal of this answer first, and only then sent it on.

From the worker the text went through a port, a pipe that the browser keeps between parts of one
extension. The first piece goes at once; later pieces are joined, so that there is at most one
message for each frame on your screen. The panel checked that the message continued exactly where
it had stopped reading, added the text, and drew the last lines anew. Nothing above them was
touched, which is why an answer stays as quick at its end as it was at its beginning.

Now try to break it. Press Stop while this is running: the words end at once, what has arrived
stays, and the terminal in which the demo runs says that the client closed the stream. Ask again,
close the panel in the middle of the answer and open it after a moment: the worker has gone on
without you, and the panel catches up in one step and follows from there.

When you have seen that, ask something else. The second answer tells what is kept when things go
wrong. A question with the word “long” brings a long answer, which is better for scrolling, and
“explain” with some marked text quotes your own words back to you.
`,
  `
You asked again, so this is the second answer, and it is about what happens when things go wrong.
With your new question the background sent the whole branch of the conversation, from its first
message down to this one. The panel never sends the history; it only says which message you
answered, and the background looks up the rest.

An answer belongs to the background from its first moment to its last, and a panel only watches.
That is why closing the panel loses nothing. The worker itself can also die: browsers end it when
it has been quiet for a while, and a restart of the browser ends it for certain. What had arrived
by then is in the journal. The next time you open the panel you see it again, marked as
interrupted, with the choice to continue or to try once more.

Every answer ends with a named end. It finished, it was cut because it reached a limit of length,
you stopped it, it was interrupted, or it failed for a reason that is stated together with what
you can do about it. There is no spinner that turns for ever, and no half answer that looks whole.

To see this, stop the demo in its terminal with Ctrl+C while an answer is running. The panel will
say that the answer was interrupted and keep its text. Start the demo again and retry.
`,
  `
This is the third answer, and it is about what leaves your browser: the requests that you make, to
the address that you entered, and nothing else. There is no telemetry, no script from elsewhere and
no remote picture. The demo endpoint runs on your own machine, so at the moment not even your
question has left it.

A key, once you save one, stays in the background. The panel is told that a key exists and never
what it is. You choose how long it is kept: on disk, on disk behind a passphrase, or only until the
browser closes. The demo needs no key, and reads none if you enter one.

The answer is treated as a stranger as well. It arrives as text, it is parsed as Markdown and shown
as elements that Sidestream builds itself. Markup in an answer is shown as the characters it
consists of, pictures are not loaded, and a link shows where it leads before you follow it.

You can try two more things. Open a second window with its own panel and ask there while this one
is still running: the two do not disturb each other. Then open the same conversation in both and
watch one answer appear twice. After this answer the demo starts over with the first.
`,
];

const longAnswer = `
You asked for something long, so here is the whole way of a token, with a stop at each station and
the reason why it is there. Use the length: scroll up while the text still grows and see whether
the page lets you read in peace, select a sentence, close the panel in the middle and come back,
or change its width. Nothing you do on the surface should be able to harm the answer.

It begins with your question. The panel makes an identifier for the run before it says anything to
anybody, and sends a command that carries this identifier, the conversation, the message you are
answering and the text. Because the name was made by the panel, the command can be sent twice
without harm. If the worker died after hearing it for the first time and wakes up for the second,
it finds the name in its records and does not ask, or pay, again.

The background confirms a question only when it is on disk. That sounds slow and is not: writing a
few lines takes a few thousandths of a second, while even a quick model needs a few tenths for its
first word. What it buys is simple. From the moment the question moves up into the conversation, no
crash can make it vanish, and you never have to type it again.

Next the background puts together what the model will read. It follows the branch from your
question up to the first message of the conversation, in which every edit and every retry is a
fork, and takes the messages on that path. Attached text is fenced. A page that you ask about is
set apart by a delimiter that nobody could guess beforehand, so that a sentence hidden in the page
cannot easily claim that the page has ended and that your instructions begin.

Then there is exactly one place that makes the request. It sends no cookies and no address of the
page you are on, and it refuses to follow a redirect, because some browsers pass certain headers on
to the new address, and the header might be the one with your key. Such rules are easy to state and
easy to forget, which is why they live in one place instead of at every call.

Now comes the waiting. A model that has a long text to read may say nothing for half a minute, and
the browser takes silence for idleness: it ends a quiet worker after about thirty seconds, although
a request is open. So while a run is alive, and only then, the worker does something small every
few seconds that counts as activity. When the run is over this stops too, since a worker without
work has no business staying awake.

The first bytes arrive. They come in pieces whose borders mean nothing: one piece may hold three
events and a half, and a piece may end in the middle of a letter, since a letter outside English
often takes two, three or four bytes. The reader keeps what is not complete and joins it with what
follows. It accepts every line ending that the standard allows, skips comments that servers send to
keep a line open, and understands the last event even when its closing blank line is missing.

Every complete event goes to an adapter, which knows the habits of one kind of provider. Here the
differences end. One server puts its thinking in one field, another in a second, a third between
tags within the text. Behind the adapter there is only one small vocabulary: added text, added
thinking, usage, the end of a step, the end of the run. Whatever is built on top of it, such as the
panel that you are reading, never learns which provider it talked to.

The part is appended to the journal, and its position there is its number. This is the heart of the
design. A reader who knows how many parts it has read knows everything that is needed to go on, and
a reader who knows nothing starts with zero. There is no special message for catching up and no
second copy of the state that could disagree with the first. Opening the panel, coming back after a
lost connection and showing one answer in two windows are one and the same thing.

The port carries the text to the surface. A message costs nearly the same whether it holds one word
or a page, so what matters is how many there are. The first word is sent at once, because the
eye notices when something begins. After that the worker collects, and sends at most one message
for each frame that a screen can show. At forty words a second, as now, you would not see a
difference. At five hundred the panel stays calm where it would otherwise be busy with envelopes.

In the panel the message is checked before it is believed. It says from which number to which it
reaches. If it starts at zero, the panel starts over. If it starts exactly where the panel has
stopped reading, the text is added. In any other case something was missed, and the panel asks for
the rest instead of guessing. These three sentences are the whole rule, and there is no state in
which text could be doubled or left out without anybody noticing.

Added text does not go to the screen directly. It waits for the next frame, and in that frame
everything that has come is written once. The writer remembers how far it has come and looks only
at what is new. A paragraph that is followed by another one is settled: it is not parsed again, and
its elements are not compared with anything. Only the last, unsettled lines are read once more with
each frame, because a star that begins a bold word may still turn out to be the start of a list.

This is why the length of an answer does not matter. Had the panel parsed everything with every
frame, an answer twice as long would take four times the work, and a long one would make the
fan of your machine turn. You can test the claim with this answer: its last paragraph should
come as lightly as its second, and your cursor should keep blinking in the field below.

Suppose you press Stop. The background first writes to the journal that you stopped, and cuts the
connection after that. The order matters. From that line on the journal is closed, so words
that were still under way fall off, and so does the complaint of the connection about having been
cut. You see the end at once, even if the server is deaf. And the server sees its socket close,
so that a model which is paid by the word does not go on speaking to nobody.

Suppose instead that the panel disappears. Nothing happens in the background, apart from one reader
less. The run goes on, the journal grows, and when a panel opens it names the number it has
reached, which is zero for a new one. It receives everything up to now in a single message and then
follows like any other. If the answer ended in the meantime, the end is in the journal too, and you
find a finished answer in place of a promise.

Suppose, at last, that the worker dies, or the browser, or that the power fails. What has been
written is found again. A journal that still says that it is streaming, although no request is
alive, is closed with the remark that it was interrupted. You see the text that had arrived and two
buttons: one to continue from there, one to try again. Nobody retries behind your back once
you have seen words, since a second answer would cost a second time and might say something else.

That was the whole way. If you have read this far while it was being written, you have watched about
fifteen hundred words travel from a small program on your machine through a worker and a port to
this panel, one at a time. Ask for it again and close the panel at a random moment, or load the
extension anew, or stop the program. Then connect a real provider, and ask a question whose answer
you do not know yet.
`;
