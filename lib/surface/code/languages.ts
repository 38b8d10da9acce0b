import type { StreamParser } from '@codemirror/streamparser';

/** Loads what reads a language. */
type Load = () => Promise<StreamParser<unknown>>;

/** A module for each family of languages, so that an answer loads what its code is written in and nothing else. */
const clike = () => import('@codemirror/legacy-modes/mode/clike');
const css = () => import('@codemirror/legacy-modes/mode/css');
const javascript = () => import('@codemirror/legacy-modes/mode/javascript');
const mlLike = () => import('@codemirror/legacy-modes/mode/mllike');
const sql = () => import('@codemirror/legacy-modes/mode/sql');
const xml = () => import('@codemirror/legacy-modes/mode/xml');

/** Each with all the names that people write behind a fence. */
const languages: readonly (readonly [names: string, load: Load])[] = [
  ['javascript js jsx mjs cjs node es6', async () => (await javascript()).javascript],
  ['typescript ts tsx mts cts', async () => (await javascript()).typescript],
  ['json jsonc json5 jsonl ndjson webmanifest', async () => (await javascript()).json],
  [
    'python py python3 py3 pyi ipython',
    async () => (await import('@codemirror/legacy-modes/mode/python')).python,
  ],
  ['java', async () => (await clike()).java],
  ['c h', async () => (await clike()).c],
  ['c++ cpp cc cxx hpp h++ arduino ino', async () => (await clike()).cpp],
  ['c# csharp cs dotnet', async () => (await clike()).csharp],
  ['kotlin kt kts', async () => (await clike()).kotlin],
  ['scala sbt', async () => (await clike()).scala],
  ['dart', async () => (await clike()).dart],
  ['objective-c objectivec objc', async () => (await clike()).objectiveC],
  ['glsl hlsl wgsl shader', async () => (await clike()).shader],
  ['php php3 php8 phtml', async () => (await import('./php.ts')).php],
  ['go golang', async () => (await import('@codemirror/legacy-modes/mode/go')).go],
  ['rust rs', async () => (await import('@codemirror/legacy-modes/mode/rust')).rust],
  [
    'ruby rb erb rake gemfile',
    async () => (await import('@codemirror/legacy-modes/mode/ruby')).ruby,
  ],
  ['swift', async () => (await import('@codemirror/legacy-modes/mode/swift')).swift],
  [
    'groovy gradle jenkinsfile',
    async () => (await import('@codemirror/legacy-modes/mode/groovy')).groovy,
  ],
  [
    'shell sh bash zsh ksh console terminal shellsession shell-session',
    async () => (await import('@codemirror/legacy-modes/mode/shell')).shell,
  ],
  [
    'powershell ps1 ps pwsh psm1',
    async () => (await import('@codemirror/legacy-modes/mode/powershell')).powerShell,
  ],
  ['sql ansi-sql', async () => (await sql()).standardSQL],
  ['mysql mariadb', async () => (await sql()).mySQL],
  ['postgres postgresql pgsql psql plpgsql', async () => (await sql()).pgSQL],
  ['sqlite sqlite3', async () => (await sql()).sqlite],
  ['tsql t-sql mssql', async () => (await sql()).msSQL],
  ['plsql oracle', async () => (await sql()).plSQL],
  ['html htm xhtml vue svelte astro', async () => (await xml()).html],
  ['xml svg rss xsd xsl xslt plist xaml csproj', async () => (await xml()).xml],
  ['css', async () => (await css()).css],
  ['scss', async () => (await css()).sCSS],
  ['less', async () => (await css()).less],
  ['sass', async () => (await import('@codemirror/legacy-modes/mode/sass')).sass],
  ['yaml yml', async () => (await import('@codemirror/legacy-modes/mode/yaml')).yaml],
  ['toml', async () => (await import('@codemirror/legacy-modes/mode/toml')).toml],
  [
    'ini properties conf cfg env dotenv editorconfig gitconfig',
    async () => (await import('@codemirror/legacy-modes/mode/properties')).properties,
  ],
  ['markdown md mdx', async () => (await import('./markdown-source.ts')).markdownSource],
  ['diff patch', async () => (await import('@codemirror/legacy-modes/mode/diff')).diff],
  [
    'dockerfile docker containerfile',
    async () => (await import('@codemirror/legacy-modes/mode/dockerfile')).dockerFile,
  ],
  ['nginx nginxconf', async () => (await import('@codemirror/legacy-modes/mode/nginx')).nginx],
  ['cmake', async () => (await import('@codemirror/legacy-modes/mode/cmake')).cmake],
  ['protobuf proto', async () => (await import('@codemirror/legacy-modes/mode/protobuf')).protobuf],
  ['http', async () => (await import('@codemirror/legacy-modes/mode/http')).http],
  ['lua luau', async () => (await import('@codemirror/legacy-modes/mode/lua')).lua],
  ['r rscript', async () => (await import('@codemirror/legacy-modes/mode/r')).r],
  ['julia jl', async () => (await import('@codemirror/legacy-modes/mode/julia')).julia],
  ['matlab octave m', async () => (await import('@codemirror/legacy-modes/mode/octave')).octave],
  ['fortran f90 f95', async () => (await import('@codemirror/legacy-modes/mode/fortran')).fortran],
  ['perl pl pm', async () => (await import('@codemirror/legacy-modes/mode/perl')).perl],
  ['haskell hs', async () => (await import('@codemirror/legacy-modes/mode/haskell')).haskell],
  ['ocaml ml', async () => (await mlLike()).oCaml],
  ['f# fsharp fs', async () => (await mlLike()).fSharp],
  ['elm', async () => (await import('@codemirror/legacy-modes/mode/elm')).elm],
  ['erlang erl', async () => (await import('@codemirror/legacy-modes/mode/erlang')).erlang],
  [
    'clojure clj cljs edn',
    async () => (await import('@codemirror/legacy-modes/mode/clojure')).clojure,
  ],
  [
    'lisp common-lisp elisp emacs-lisp',
    async () => (await import('@codemirror/legacy-modes/mode/commonlisp')).commonLisp,
  ],
  ['scheme racket', async () => (await import('@codemirror/legacy-modes/mode/scheme')).scheme],
  ['latex tex', async () => (await import('@codemirror/legacy-modes/mode/stex')).stex],
  ['vb vbnet visualbasic vba', async () => (await import('@codemirror/legacy-modes/mode/vb')).vb],
  ['pascal delphi', async () => (await import('@codemirror/legacy-modes/mode/pascal')).pascal],
];

const byName: ReadonlyMap<string, Load> = new Map(
  languages.flatMap(([names, load]) => names.split(' ').map((name) => [name, load] as const)),
);

/** What loads the language that is written behind a fence; undefined for one that is not known. */
export function findLanguage(label: string): Load | undefined {
  return byName.get(toLanguageName(label));
}

/** `{.python}`, `language-python` and `python:main.py` are `python`. */
function toLanguageName(label: string): string {
  const [name = ''] = label.replace(/^\{?\.?(?:lang(?:uage)?-)?/i, '').split(/[:,;{}\s]/u, 1);
  return name.toLowerCase();
}
