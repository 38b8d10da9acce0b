import { expect, test } from 'vitest';
import { findLanguage } from '../../../lib/surface/code/languages.ts';
import { createLineReader } from '../../../lib/surface/code/line-reader.ts';
import type { TokenKind } from '../../../lib/surface/code/line-reader.ts';
import { openReader } from '../../../lib/surface/code/open-reader.ts';

/** The pieces that have a look of their own, as `kind:text`. */
async function read(label: string, code: string): Promise<string[]> {
  const reader = await openReader(label);
  if (!reader) throw new Error(`${label} is not known`);
  return code.split('\n').flatMap((line) => {
    const tokens = reader.read(line);
    expect(tokens.map(({ text }) => text).join('')).toBe(line);
    return tokens.flatMap(({ kind, text }) => (kind ? [`${kind}:${text}`] : []));
  });
}

const samples: readonly (readonly [label: string, code: string, found: readonly string[]])[] = [
  ['js', 'const a = "b"; // c', ['keyword:const', 'string:"b"', 'comment:// c']],
  ['jsx', 'return <p>1</p>', ['keyword:return', 'number:1']],
  ['ts', 'interface A { b: string }', ['keyword:interface', 'type:string']],
  ['tsx', 'const a: A = 1', ['keyword:const', 'type:A', 'number:1']],
  ['json', '{"a": [1, true]}', ['number:1', 'number:true']],
  ['py', 'def f(): # c\n  return """a\nb"""', ['keyword:def', 'comment:# c', 'string:b"""']],
  ['java', 'public class A {}', ['keyword:public', 'keyword:class']],
  ['c', '#include <a.h>\nint a = 1;', ['meta:#include <a.h>', 'type:int', 'number:1']],
  ['c++', 'template <class T> /* a\nb */', ['keyword:template', 'comment:b */']],
  ['cs', 'using System; var a = "b";', ['keyword:using', 'keyword:var', 'string:"b"']],
  ['go', 'func main() { return nil }', ['keyword:func', 'keyword:return', 'number:nil']],
  ['rs', 'fn main() { let a = 1; }', ['keyword:fn', 'keyword:let', 'number:1']],
  ['rb', 'def a; @b = "c"; end', ['keyword:def', 'string:"c"', 'keyword:end']],
  ['php', '<?php $a = "b"; # c\n#[A]', ['meta:<?php', 'string:"b"', 'comment:# c', 'meta:#']],
  ['swift', 'let a = "b"', ['keyword:let', 'string:"b"']],
  ['kt', 'fun a(): Int = 1', ['keyword:fun', 'type:Int', 'number:1']],
  ['bash', 'if [ "$a" ]; then # c', ['keyword:if', 'keyword:then', 'comment:# c']],
  ['ps1', 'if ($a -eq "b") { } # c', ['keyword:if', 'string:"b"', 'comment:# c']],
  ['sql', "SELECT a FROM b WHERE c = 'd'", ['keyword:SELECT', 'keyword:FROM', "string:'d'"]],
  ['html', '<p class="a">b</p>', ['name:class', 'string:"a"', 'keyword:p']],
  ['xml', '<a b="c"/>', ['name:b', 'string:"c"']],
  ['css', 'a { color: #fff; }', ['keyword:a', 'name:color']],
  ['scss', '$a: 1px; // b', ['number:1px', 'comment:// b']],
  ['yml', 'a: "b" # c', ['string:"b"', 'comment:# c']],
  ['toml', '[a]\nb = "c"', ['name:b', 'string:"c"']],
  ['ini', '[a]\nb=c\n; d', ['comment:; d']],
  ['md', '# a\n- b `c`\n```\nd\n```', ['heading:# a', 'keyword:-', 'string:`c`', 'string:d']],
  ['diff', '+a\n-b', ['inserted:+a', 'deleted:-b']],
  ['dockerfile', 'FROM a:1\n# b', ['keyword:FROM', 'comment:# b']],
  ['lua', 'local a = "b" -- c', ['keyword:local', 'string:"b"', 'comment:-- c']],
  ['r', 'if (TRUE) "a" # b', ['keyword:if', 'number:TRUE', 'string:"a"', 'comment:# b']],
  ['pl', 'my $a = "b"; # c', ['name:my', 'string:"b"', 'comment:# c']],
  ['hs', 'module A where -- b', ['keyword:module', 'keyword:where', 'comment:-- b']],
  ['tex', '\\section{a} % b', ['comment:% b']],
];

test.each(samples)('%s has colours', async (label, code, found) => {
  expect(await read(label, code)).toEqual(expect.arrayContaining([...found]));
});

test.each([
  ['Python', 'py'],
  ['{.python .numbered}', 'py'],
  ['language-js', 'js'],
  ['python:main.py', 'py'],
  ['ts,linenos', 'ts'],
  ['C#', 'csharp'],
  ['F#', 'fsharp'],
  ['zsh', 'sh'],
  ['yaml', 'yml'],
])('%s is the same language as %s', async (label, other) => {
  const load = findLanguage(label);
  expect(load).toBeDefined();
  expect(await load?.()).toBe(await findLanguage(other)?.());
});

test.each(['', 'mermaid', 'text', 'constructor', '__proto__', 'nonsense'])(
  'what is called "%s" stays plain',
  async (label) => {
    expect(await openReader(label)).toBeUndefined();
  },
);

test('every name that is listed leads to a reader that reads', async () => {
  const names =
    'scala dart objc glsl groovy mysql postgres sqlite tsql plsql vue svg less sass env nginx cmake proto http';
  const more = 'julia matlab fortran ocaml fsharp elm erlang clojure lisp scheme vb pascal';
  for (const name of `${names} ${more}`.split(' ')) {
    const tokens = await read(name, 'if a = "b" then 1; end\n\n  (c) { d: e }');
    expect(Array.isArray(tokens), name).toBe(true);
  }
});

test('a reader that does not get on is helped along', () => {
  const reader = createLineReader({ token: () => 'keyword' });
  expect(reader.read('ab')).toEqual([{ text: 'ab', kind: undefined }]);
});

test('a line knows what the one before has left open, and no other does', async () => {
  const kindsOf = async (lines: readonly string[]): Promise<(TokenKind | undefined)[]> => {
    const reader = await openReader('js');
    return lines.map((line) => reader?.read(line)[0]?.kind);
  };
  expect(await kindsOf(['/*', '', 'a', '*/', 'a'])).toEqual([
    'comment',
    undefined,
    'comment',
    'comment',
    undefined,
  ]);
});
